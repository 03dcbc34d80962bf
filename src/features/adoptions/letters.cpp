// What letters say.
#include "features/adoptions/letters.h"

#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace adoptions {

namespace {

/// Lines of one letter; the rest is on the page.
constexpr std::size_t most_lines = 30;

std::string organisation_name(web::Services& services, organisations::OrganisationId const& id,
                              texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(id);
    return one ? std::string(organisations::name_in(*one, language)) : services.pages.site_name();
}

std::vector<outbox::Line> lines_of(web::Services& services, std::vector<News> const& news,
                                   texts::Language language) {
    std::vector<outbox::Line> lines;
    auto const prefix = "/" + std::string(texts::code(language)) + "/adoptions/";
    for (auto const& [adoption, subject] : news) {
        if (lines.size() == most_lines) break;
        auto const state = services.texts.text(
            language, "adoptions.state_" + std::string(name(adoption.step.state)));
        lines.push_back({organisation_name(services, adoption.organisation, language) + ", " +
                             state + ": " + subject.title(language),
                         prefix + adoption.id.string()});
    }
    return lines;
}

}

std::optional<knowledge::Brief> brief_of(db::Reader& reader, activity::Subject const& subject) {
    return subject.kind == "case" ? knowledge::case_brief(reader, subject.id)
                                  : knowledge::brief(reader, subject.id);
}

std::optional<members::Member> asked_member(web::Services& services, Adoption const& adoption) {
    auto& members = services.members;
    auto const wanted = members.reached_instead_of(adoption.stated_by, adoption.organisation);
    // Whoever has left does not answer for it any more.
    members::MemberId to;
    for (auto const& holder : members.of_organisation(adoption.organisation)) {
        if (holder.member.id == wanted) to = wanted;
        else if (to.empty() && holder.has_whole(permissions::Role::coordinator))
            to = holder.member.id;
    }
    auto member = to.empty() ? std::nullopt : members.find(to);
    return member && !member->email.empty() ? member : std::nullopt;
}

void send_question(web::Services& services, db::Transaction& tx, Asked const& asked,
                   members::Member const& to, knowledge::Brief const& subject) {
    auto const& adoption = asked.adoption;
    auto const until =
        basics::day_in_stockholm(letter_links::days_after(adoption.asked_at, days_to_answer));
    services.post(
        tx,
        {.to = to.email,
         .language = to.language,
         .about = "adoptions.mail_later_",
         .arguments = {{"title", subject.title(to.language)},
                       {"who", organisation_name(services, adoption.organisation, to.language)},
                       {"since", texts::date(to.language, adoption.used_since)},
                       {"months", adoption.round},
                       {"date", texts::date(to.language, until)}},
         .path = "/" + std::string(texts::code(to.language)) + "/adoptions/answer/" + asked.link});
}

bool send_digest(web::Services& services, db::Transaction& tx,
                 organisations::OrganisationId const& origin, std::vector<News> const& news) {
    bool is_sent = false;
    for (auto const& holder : services.members.of_organisation(origin)) {
        if (!holder.has_whole(permissions::Role::coordinator) || holder.member.email.empty())
            continue;
        auto const language = holder.member.language;
        services.post(tx, {.to = holder.member.email,
                           .language = language,
                           .about = "adoptions.mail_digest_",
                           .arguments = {{"count", news.size()},
                                         {"who", organisation_name(services, origin, language)}},
                           .path = "/" + std::string(texts::code(language)) +
                                   "/adoptions?origin=" + origin.string(),
                           .lines = lines_of(services, news, language)});
        is_sent = true;
    }
    return is_sent;
}

}
