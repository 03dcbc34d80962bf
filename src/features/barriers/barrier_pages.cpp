// A barrier as a story, and what may be said there: that one has it too, and which projects it
// stops.
#include <algorithm>
#include <utility>

#include "features/barriers/pages.h"
#include "features/barriers/sections.h"
#include "platform/basics/text.h"
#include "services/moderation/moderation.h"

namespace barriers {

namespace {

using web::View;

/// In which of their organisations' names the one who visits has said it already.
std::vector<OrganisationId> said_by(Showing const& showing, db::Reader& reader,
                                    Barrier const& barrier) {
    std::vector<OrganisationId> said;
    for (auto const& one : endorsements(reader, barrier.id))
        if (one.member == showing.visit.viewer.member) said.push_back(one.organisation);
    return said;
}

/// The form "we have the same barrier", or false for those who speak for no organisation that has
/// not said so.
void set_same_form(Showing const& showing, db::Reader& reader, Barrier const& barrier,
                   Typing const& typing, View& view) {
    auto const said = said_by(showing, reader, barrier);
    bool const can_say = std::ranges::any_of(own_organisations(showing.visit), [&](auto const& id) {
        return std::ranges::find(said, id) == said.end();
    });
    auto typed = typing.evidence;
    if (typed.organisation.empty())
        for (auto const& id : own_organisations(showing.visit))
            if (typed.organisation.empty() && std::ranges::find(said, id) == said.end())
                typed.organisation = id.string();
    std::vector<View> own;
    for (auto const& id : said)
        own.push_back(View()
                          .set("said_name", showing.organisation_name(id))
                          .set("said_organisation", id.string()));
    view.set_list("own_said", std::move(own))
        .set("same_url", showing.visit.address("/barriers/" + barrier.id.string() + "/same"))
        .set("may_say", can_say);
    if (can_say)
        view.set("organisation_field",
                 organisation_field(showing, typing.problems, typed.organisation))
            .set("evidence_field", field(showing, typing.problems,
                                         {"evidence", typed.evidence, longest_words, true, 4}))
            .set("project_field", field(showing, typing.problems, {"project", typed.project, 300}));
}

std::vector<View> parts_views(Showing const& showing, db::Reader& reader, Barrier const& barrier) {
    std::vector<View> views;
    for (auto const& one : told_in(reader, barrier.id))
        if (one.is_merged() && may_read(showing.visit.viewer, one, behind(reader, one.counted_in)))
            views.push_back(
                View()
                    .set("part_title", one.told.title)
                    .set("part_language", texts::code(one.told.language))
                    .set("part_undo_url",
                         showing.visit.address("/barriers/" + one.id.string() + "/merge")));
    return views;
}

View links_view(Showing const& showing, Barrier const& barrier) {
    auto const& visit = showing.visit;
    auto const path = "/barriers/" + barrier.id.string();
    View view;
    view.set("is_tended", is_steward(visit, barrier))
        .set("describe_url", visit.address(path + "/describe"))
        .set("merge_url", visit.address(path + "/merge"))
        .set("is_visitor", !visit.viewer.signed_in())
        .set("sign_in_url", visit.address("/sign-in"))
        .set("is_followed", barrier.is_public())
        .set("follow_url", visit.address("/follow/barrier/" + barrier.id.string()))
        .set("thread_url", visit.address("/red-thread/barrier/" + barrier.id.string()))
        .set("all_url", visit.address("/barriers"))
        .set("share", View()
                          .set("page_address", showing.services.pages.public_address() +
                                                   visit.address(path_of(barrier)))
                          .set_optional("cite_text", "")
                          .set_optional("data_url", "/api/v1/barriers/" + barrier.id.string())
                          .set_optional("report_url",
                                        barrier.is_public()
                                            ? moderation::report_url(visit, subject_of(barrier))
                                            : std::string()));
    return view;
}

}

http::Response barrier_page(Showing const& showing, db::Reader& reader, Barrier const& barrier,
                            Typing const& typing) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, typing.problems);
    for (auto const& section : page_sections()) {
        auto told = section.show(showing, reader, barrier);
        if (told) view.set(section.name, *std::move(told));
        else view.set(section.name, false);
    }
    set_same_form(showing, reader, barrier, typing, view);
    view.merge(links_view(showing, barrier));
    view.set("breadcrumbs", breadcrumbs(showing, nullptr))
        .set("title_language", texts::code(barrier.told.language))
        .set("class_text", showing.word("class", name(barrier.described.of)))
        .set("class_explained", showing.word("class_explained", name(barrier.described.of)))
        .set("state_text", showing.word("state", name(barrier.state)))
        .set("is_hidden", barrier.is_hidden)
        .set_list("merged_parts", parts_views(showing, reader, barrier))
        .set_list("facts", fact_views(showing, reader, barrier))
        .set_list("goals", {});
    view.merge(web::beside_view(
        web::boxes_beside(showing.services, visit, reader, "barrier", barrier.id.string())));
    web::PageOptions options{
        .title = barrier.told.title,
        .description = basics::shortened(basics::one_line(barrier.told.stopped), 160),
        .status = typing.problems.empty() ? 200 : 422,
        .unlisted = !barrier.is_public()};
    auto const done = visit.request.query.text("done");
    for (std::string_view const one :
         {"reported", "same", "already", "withdrawn", "described", "project", "merged", "unmerged"})
        if (done == one)
            options.notices.push_back(
                web::notice("done", showing.text("done_" + std::string(one))));
    auto page =
        showing.services.pages.page(visit, "barriers/barrier", std::move(view), std::move(options));
    return barrier.is_public() && !visit.viewer.signed_in() ? std::move(page)
                                                            : private_page(std::move(page));
}

http::Response show(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const barrier = seen_barrier(showing, reader);
    if (barrier.is_merged()) {
        auto const whole = http::found(find(reader, barrier.counted_in));
        // It may be parted again: the address has not moved for good.
        if (may_read(visit.viewer, whole, behind(reader, whole.id)))
            return private_page(http::redirect(visit.address(path_of(whole))));
        throw http::NotFound();
    }
    if (visit.part("slug") != barrier.slug) return http::moved(visit.address(path_of(barrier)));
    return barrier_page(showing, reader, barrier);
}

http::Response say_same(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto barrier = seen_barrier(showing, tx);
    // It became part of another while they wrote: what they say is said there.
    if (barrier.is_merged()) barrier = http::found(find(tx, barrier.counted_in));
    if (!may_read(visit.viewer, barrier, behind(tx, barrier.id))) throw http::NotFound();
    Typing typing{
        .evidence = {sent(visit, "organisation"), sent(visit, "evidence"), sent(visit, "project")}};
    auto const back = [&](std::string const& done) {
        return private_page(
            http::redirect(visit.address(path_of(barrier) + "?done=" + done + "#sharing")));
    };
    auto const organisation = spoken_for(showing, typing.evidence.organisation, typing.problems);
    if (sent(visit, "act") == "withdraw") {
        withdraw(tx, showing.hand(), barrier, organisation);
        tx.commit();
        return back("withdrawn");
    }
    auto const evidence = checked_evidence(typing.evidence);
    if (!evidence)
        for (auto const& one : evidence.error()) typing.problems.push_back(one);
    auto const project = project_in(showing, tx, typing.evidence.project, typing.problems);
    if (!typing.problems.empty()) return barrier_page(showing, tx, barrier, typing);
    if (!parts.endorsements.take(visit.viewer.member.text(), parts.services.now())) {
        typing.problems.push_back({"evidence", "barriers.flood", {}});
        auto page = barrier_page(showing, tx, barrier, typing);
        page.status = 429;
        return std::move(page).with("Retry-After", "3600");
    }
    bool const is_new =
        endorse(tx, showing.hand(), barrier, organisation, *evidence, project, visit.language,
                may_tie(showing, tx, barrier.told.organisation, project));
    tx.commit();
    return back(is_new ? "same" : "already");
}

http::Response change_projects(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto const barrier = seen_barrier(showing, tx);
    basics::Problems problems;
    auto const id = project_in(showing, tx, sent(visit, "project"), problems);
    auto const project = seen_subject(showing, tx, "project", id);
    bool const tends = is_steward(visit, barrier);
    if (!project || barrier.is_merged()) {
        Typing typing{.evidence = {.project = sent(visit, "project")}};
        typing.problems = {{"project", "barriers.problem_project", {}}};
        return barrier_page(showing, tx, barrier, typing);
    }
    // Whose project it is says so; who tends the barrier may as well.
    if (!tends && !project->may_change) throw http::Forbidden();
    if (sent(visit, "act") == "remove") {
        take_away_project(tx, showing.hand(), barrier, project->id);
        for (auto const& other : project->also)
            take_away_project(tx, showing.hand(), barrier, other);
    } else add_project(tx, showing.hand(), barrier, project->id);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(barrier) + "?done=project#projects")));
}

}
