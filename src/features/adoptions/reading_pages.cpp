// One adoption, for everybody who may see what it is of.
#include <algorithm>

#include "features/adoptions/source_choice.h"
#include "services/red_thread/red_thread.h"

namespace adoptions {

namespace {

using web::View;

View words_section(std::string const& title, std::string const& words) {
    return View().set("part_title", title).set("paragraphs", paragraphs(words));
}

std::vector<View> told_parts(Showing const& showing, Telling const& told) {
    std::vector<View> parts;
    auto add = [&](std::string_view id, std::string const& words) {
        if (!words.empty()) parts.push_back(words_section(showing.text(id), words));
    };
    add("part_kept", told.kept);
    add("part_changed", told.changed);
    add("part_result", told.result_text);
    add("part_evidence", told.evidence);
    return parts;
}

View verify_form(Showing const& showing, Seen const& seen, std::string const& typed,
                 basics::Problems const& problems) {
    return View()
        .set("verify_url",
             showing.visit.address("/adoptions/" + seen.adoption.id.string() + "/verify"))
        .set("verify_version", std::to_string(seen.adoption.version))
        .set("words_field",
             web::field_view({.name = "words",
                              .label = showing.text("label_words"),
                              .value = typed,
                              .hint = showing.text("hint_words"),
                              .problem = showing.problem(problems, "words"),
                              .max_length = static_cast<int>(longest_words),
                              .rows = 3})
                 .set("counter_text", showing.format("at_most", {{"count", longest_words}})));
}

std::vector<View> all_facts(Showing const& showing, db::Reader& reader, Seen const& seen,
                            std::string const& who) {
    auto const& one = seen.adoption;
    auto facts = fact_views(showing, one.told);
    facts.insert(facts.begin(),
                 fact(showing.text("fact_who"), who, showing.organisation_url(one.organisation)));
    if (auto source = source_fact(showing, reader, seen)) facts.push_back(*std::move(source));
    facts.push_back(fact(showing.text("fact_verified"), verified_text(showing, one.verified)));
    return facts;
}

void set_verifying(View& view, Showing const& showing, Seen const& seen, std::string const& typed,
                   basics::Problems const& problems) {
    view.set("verifying", false);
    // Whoever has confirmed it is not asked again.
    if (seen.may_verify && seen.adoption.verified.by != showing.visit.viewer.member)
        view.set("verifying", verify_form(showing, seen, typed, problems));
}

}

Seen seen_adoption(Showing const& showing, db::Reader& reader) {
    auto const id = showing.visit.id<AdoptionId>();
    auto adoption = http::found(find(reader, id));
    auto subject = seen_subject(showing, reader, adoption.subject);
    Place const place{adoption.organisation, adoption.unit};
    Seen seen{.subject = std::move(subject), .may_change = may_write(showing, reader, place)};
    // Never oneself: nobody with a role in the adopter's organisation verifies for another one.
    auto const& viewer = showing.visit.viewer;
    bool const is_inside = std::ranges::any_of(viewer.grants, [&](auto const& grant) {
        return grant.organisation == adoption.organisation;
    });
    using permissions::Permission;
    seen.may_verify = !is_inside && adoption.stated_by != viewer.member &&
                      is_used(adoption.step.state) && viewer.signed_in() &&
                      (permissions::may(viewer, Permission::lead) || seen.subject.may_change ||
                       permissions::may(viewer, Permission::contribute));
    seen.adoption = std::move(adoption);
    return seen;
}

http::Response adoption_page(Showing const& showing, db::Reader& reader, Seen const& seen,
                             std::string const& typed_words, basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto const& one = seen.adoption;
    auto const who = showing.who(reader, one.organisation, one.unit);
    auto view = web::problems_view(visit, showing.services.pages, problems);
    auto facts = all_facts(showing, reader, seen, who);
    auto const parts = told_parts(showing, one.told);
    auto const place = "/adoptions/" + one.id.string();
    view.set_list("breadcrumbs", breadcrumbs(showing, seen.subject))
        .set("standing", standing_text(showing, one))
        .set_optional("reason", one.step.reason)
        .set("subject_title", seen.subject.title)
        .set("subject_url", visit.address(seen.subject.path))
        .set_list("facts", std::move(facts))
        .set_list("goals", {})
        .set("has_parts", !parts.empty())
        .set("parts", parts)
        .set_optional("verified_words", one.verified.words)
        .set("events", event_views(showing, events(reader, one.id)))
        .set("spread_url", visit.address("/spread/" + one.subject.kind + "/" + seen.subject.id))
        .set("list_url", visit.address("/adoptions"))
        .set("data_url", "/api/v1" + place)
        .set("may_change", seen.may_change)
        .set("edit_url", visit.address(place + "/edit"));
    view.merge(
        red_thread::Line(showing.services, visit, reader, {"adoption", one.id.string()}).way());
    set_verifying(view, showing, seen, typed_words, problems);
    web::PageOptions options{
        .title = showing.format("adoption_title", {{"who", who}, {"title", seen.subject.title}}),
        .status = problems.empty() ? 200 : 422,
        .unlisted = !seen.subject.is_public};
    auto const done = visit.request.query.text("done");
    if (done == "begun" || done == "saved" || done == "verified")
        options.notices.push_back(web::notice("done", showing.text("done_" + std::string(done))));
    return showing.services.pages.page(visit, "adoptions/adoption", std::move(view),
                                       std::move(options));
}

http::Response show_adoption(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return adoption_page(showing, reader, seen_adoption(showing, reader));
}

}
