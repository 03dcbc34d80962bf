// What letters say; each letter that asks has a link and an address of its own.
#include "features/questions/letters.h"

#include <algorithm>
#include <set>

#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "platform/settings/settings.h"
#include "services/letter_links/letter_links.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace questions {

namespace {

/// 160 bits in lower case: mail servers may fold the case of what stands before the @.
constexpr std::size_t reply_letters = 40;
constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

std::string organisation_name(web::Services& services, OrganisationId const& id,
                              texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(id);
    return one ? std::string(organisations::name_in(*one, language)) : services.pages.site_name();
}

std::string place(texts::Language language, std::string const& path) {
    return "/" + std::string(texts::code(language)) + path;
}

void ask_one(web::Services& services, db::Transaction& tx, Question const& question,
             OrganisationId const& organisation, Addressee const& to) {
    auto const now = services.now();
    auto const token =
        letter_links::make(tx, {.purpose = std::string(link_purpose),
                                .subject = subject_of(question),
                                .detail = organisation.string(),
                                .address = to.email,
                                .member = to.member,
                                .made_at = now,
                                .expires_at = letter_links::days_after(now, days_to_answer)});
    auto const secret = secrets::hash(secrets::make()).substr(0, reply_letters);
    auto const reply_to = reply_address(services, secret);
    if (!reply_to.empty())
        add_reply_way(tx, secret, {question.id, organisation, to.email, to.member}, now);
    auto const by = services.members.find(question.by);
    auto const until = question.asked.last_day.year == 0
                           ? std::string()
                           : texts::date(to.language, question.asked.last_day);
    services.post(
        tx, {.to = to.email,
             .language = to.language,
             .about = question.is_notice() ? "questions.mail_notice_" : "questions.mail_ask_",
             .arguments = {{"who",
                            organisation_name(services, question.asked.organisation, to.language)},
                           {"name", by ? by->name : services.pages.site_name()},
                           {"kind", name(question.asked.kind)},
                           {"title", question.asked.title},
                           {"story", question.asked.story},
                           {"has_day", until.empty() ? "no" : "yes"},
                           {"date", until},
                           {"seen", name(question.asked.visibility)},
                           {"replies", reply_to.empty() ? "no" : "yes"},
                           {"reply_to", reply_to}},
             .path = place(to.language, "/questions/answer/" + token)});
}

struct Reader {
    std::string email = {};
    texts::Language language = texts::Language::sv;
    bool operator<(Reader const& other) const { return email < other.email; }
};

std::optional<Reader> reader_of(web::Services& services, members::MemberId const& member) {
    auto const one = member.empty() ? std::nullopt : services.members.find(member);
    if (!one || one->email.empty()) return std::nullopt;
    return Reader{one->email, one->language};
}

}

std::string reply_address(web::Services const& services, std::string_view secret) {
    auto const& own = services.settings.mail.replies;
    auto const at = own.rfind('@');
    if (at == own.npos) return {};
    return own.substr(0, at) + "+" + std::string(secret) + own.substr(at);
}

std::vector<std::string> reply_secrets(web::Services const& services,
                                       std::vector<std::string> const& addresses) {
    auto const whole = basics::folded(reply_address(services, std::string(reply_letters, '0')));
    std::vector<std::string> secrets;
    auto const begin = whole.find("+");
    if (begin == whole.npos) return secrets;
    auto const head = whole.substr(0, begin + 1), tail = whole.substr(begin + 1 + reply_letters);
    for (auto const& one : addresses) {
        auto const folded = basics::folded(one);
        if (folded.size() == whole.size() && folded.starts_with(head) && folded.ends_with(tail))
            secrets.push_back(folded.substr(head.size(), reply_letters));
    }
    return secrets;
}

void tell_asked(web::Services& services, db::Transaction& tx, Question const& question,
                std::vector<OrganisationId> const& organisations) {
    auto const now = services.now();
    for (auto const& one : organisations) {
        auto const today = letters_since(tx, one, {now.microseconds - day});
        if (!is_told_now(digest_of(tx, one), today)) continue;
        auto const people = addressees_of(services, tx, one);
        if (people.empty()) continue;
        for (auto const& to : people) ask_one(services, tx, question, one, to);
        set_told(tx, question.id, one, now);
    }
}

void tell_waiting(web::Services& services, db::Transaction& tx, OrganisationId const& organisation,
                  std::vector<Question> const& waiting) {
    auto const people = addressees_of(services, tx, organisation);
    if (people.empty() || waiting.empty()) return;
    auto const now = services.now();
    for (auto const& one : waiting) set_told(tx, one.id, organisation, now);
    for (auto const& to : people) {
        if (waiting.size() == 1) {
            ask_one(services, tx, waiting.front(), organisation, to);
            continue;
        }
        std::vector<outbox::Line> lines;
        for (auto const& one : waiting)
            lines.push_back({one.asked.title, place(to.language, path_of(one))});
        services.post(tx, {.to = to.email,
                           .language = to.language,
                           .about = "questions.mail_several_",
                           .arguments = {{"count", waiting.size()}},
                           .path = place(to.language, "/questions/waiting"),
                           .lines = std::move(lines)});
    }
}

void tell_asker(web::Services& services, db::Transaction& tx, Question const& question,
                std::string_view what, OrganisationId const& by, members::MemberId const& not_to) {
    auto& members = services.members;
    auto const reached = members.reached_instead_of(question.by, question.asked.organisation);
    auto to = reached == not_to ? std::nullopt : reader_of(services, reached);
    if (!may_tend(members.viewer(question.by), question)) {
        // Whoever asked has left: their organisation takes care of it.
        auto const others = addressees_of(services, tx, question.asked.organisation);
        to = others.empty() ? std::nullopt
                            : std::optional(Reader{others.front().email, others.front().language});
    }
    if (!to) return;
    services.post(tx, {.to = to->email,
                       .language = to->language,
                       .about = "questions.mail_" + std::string(what) + "_",
                       .arguments = {{"title", question.asked.title},
                                     {"who", organisation_name(services, by, to->language)}},
                       .path = place(to->language, path_of(question))});
}

void tell_closed(web::Services& services, db::Transaction& tx, Question const& question,
                 members::MemberId const& closed_by) {
    std::set<Reader> readers;
    auto const asked = asked_of(tx, question.id);
    // Whoever took part and may still read it.
    auto add = [&](members::MemberId const& member) {
        auto const one = member == closed_by ? std::nullopt : reader_of(services, member);
        if (one && may_read(services.members.viewer(member), question, asked)) readers.insert(*one);
    };
    for (auto const& one : answers(tx, question.id)) {
        if (one.standing != Standing::shown) continue;
        if (!one.by.empty()) add(one.by);
        else if (!one.address.empty()) readers.insert(Reader{one.address, question.asked.language});
    }
    for (auto const& one : interests(tx, question.id)) add(one.member);
    add(question.by);
    for (auto const& to : readers)
        services.post(
            tx, {.to = to.email,
                 .language = to.language,
                 .about = "questions.mail_closed_",
                 .arguments = {{"title", question.asked.title},
                               {"who", organisation_name(services, question.asked.organisation,
                                                         to.language)},
                               {"has_summary", question.summary.empty() ? "no" : "yes"},
                               {"summary", question.summary}},
                 .path = place(to.language, path_of(question))});
}

}
