// Words, names and the parts of pages that more than one page has.
#include "services/moderation/show.h"

#include <algorithm>

#include "platform/basics/lines.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace moderation {

using web::View;

Showing::Showing(web::Services& services_, web::Visit const& visit_)
    : services(services_), visit(visit_), directory(services_.organisations.directory()) {}

std::string Showing::text(std::string_view id) const {
    return services.pages.text(visit, "moderation." + std::string(id));
}

std::string Showing::format(std::string_view id, texts::Arguments const& arguments) const {
    return services.pages.format(visit, "moderation." + std::string(id), arguments);
}

std::string Showing::problem(basics::Problems const& problems, std::string_view field) const {
    return web::problem_text(visit, services.pages, problems, field);
}

std::string Showing::date(basics::Time time) const {
    return texts::date(visit.language, basics::day_in_stockholm(time));
}

std::string Showing::decider(organisations::OrganisationId const& id) const {
    auto const* known = directory->find(id);
    return known ? std::string(organisations::name_in(*known, visit.language))
                 : text("process_leader");
}

Hand hand_of(Showing const& showing) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member};
}

web::Moderated const* moderated(web::Services const& services, std::string_view kind) {
    auto const found = services.moderated.find(kind);
    return found == services.moderated.end() ? nullptr : found->second.get();
}

std::optional<web::ModeratedText> text_now(Showing const& showing, db::Reader& reader,
                                           Subject const& subject) {
    auto const* kind = moderated(showing.services, subject.kind);
    return kind ? kind->text(showing.visit, reader, subject.id) : std::nullopt;
}

Deciders deciders(web::Services& services, organisations::OrganisationId const& organisation) {
    Deciders found;
    // National roles are held in the empty organisation.
    for (auto const& holder : services.members.of_organisation({}))
        if (holder.role == permissions::Role::process_leader)
            found.leaders.push_back(holder.member.id);
    if (organisation.empty()) return found;
    for (auto const& holder : services.members.of_organisation(organisation))
        if (holder.has_whole(permissions::Role::coordinator))
            found.coordinators.push_back(holder.member.id);
    return found;
}

members::MemberId writer_of(web::Services const& services, db::Reader& reader,
                            Matter const& matter) {
    auto const* kind = moderated(services, matter.subject.kind);
    return kind ? kind->writer(reader, matter.subject.id).member : members::MemberId();
}

Deciders deciders(web::Services& services, db::Reader& reader, Matter const& matter) {
    auto found = deciders(services, matter.organisation);
    found.writer = writer_of(services, reader, matter);
    return found;
}

bool is_taken_care_of(web::Services& services, organisations::OrganisationId const& organisation) {
    return !organisation.empty() &&
           std::ranges::any_of(services.members.of_organisation(organisation),
                               [](members::RoleHolder const& holder) {
                                   return holder.has_whole(permissions::Role::coordinator);
                               });
}

std::string who_decides(Showing const& showing, organisations::OrganisationId const& organisation) {
    return is_taken_care_of(showing.services, organisation) ? showing.decider(organisation)
                                                            : showing.decider({});
}

std::string because(texts::Catalogue const& texts, texts::Language language,
                    std::string const& reason, std::string const& words) {
    bool const speaks = reason != "other" && reason != "left_other";
    auto said = speaks ? texts.text(language, "moderation.because_" + reason) : std::string();
    if (!words.empty()) said += (said.empty() ? "" : "\n\n") + words;
    return said;
}

std::vector<View> paragraphs(std::string const& text) {
    std::vector<View> views;
    for (auto& paragraph : basics::paragraphs(text))
        views.push_back(View().set("paragraph_text", std::move(paragraph)));
    return views;
}

View words_field(Showing const& showing, std::string const& value, basics::Problems const& problems,
                 std::string_view label, std::string_view hint) {
    auto field = web::field_view({.name = "words",
                                  .label = showing.text(label),
                                  .value = value,
                                  .hint = showing.text(hint),
                                  .problem = showing.problem(problems, "words"),
                                  .max_length = static_cast<int>(longest_words),
                                  .required = true});
    field.set("counter_text", showing.format("at_most", {{"count", longest_words}}));
    return field;
}

http::Response private_page(http::Response response) {
    response.with("Cache-Control", "no-store");
    return response;
}

}
