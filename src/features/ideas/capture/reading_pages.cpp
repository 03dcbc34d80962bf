// One occasion: what it was, what was told there and where each stands; undoing; slips with codes.
#include <algorithm>
#include <map>

#include "features/ideas/answer_times.h"
#include "features/ideas/capture/pages.h"
#include "features/ideas/merging.h"
#include "features/ideas/placing.h"
#include "platform/secrets/secrets.h"
#include "services/attachments/attachments.h"
#include "services/members/members.h"

namespace ideas::capture {

namespace {

using web::View;

View fact(std::string name, std::string value) {
    std::vector<View> values{View()
                                 .set("value_text", std::move(value))
                                 .set("has_value_url", false)
                                 .set("has_value_note", false)};
    return View().set("fact_name", std::move(name)).set("values", std::move(values));
}

bool is_readable(db::Reader& reader, Need const& need) {
    return home_of(reader, need).visibility == Visibility::public_;
}

/// What was told: rows[] {row_number row_title row_language row_state row_kind row_url (optional)},
/// unseen_text (optional) for those whose words not everybody may read yet.
View rows_view(Work const& work, db::Reader& reader, std::vector<Need> const& needs) {
    auto const& showing = work.showing;
    units::Where where(reader, basics::day_in_stockholm(showing.services.now()));
    std::vector<View> rows;
    std::size_t unseen = 0;
    for (auto const& need : needs) {
        bool const is_public = is_readable(reader, need);
        bool const answers = answers_for(showing.visit.viewer, where, need);
        bool const entered = showing.visit.viewer.signed_in() && work.is_inside &&
                             need.entered_by == showing.visit.viewer.member;
        if (!is_public && !answers && !entered) {
            unseen += need.visibility == Visibility::withdrawn ? 0U : 1U;
            continue;
        }
        auto const url = is_public ? showing.visit.address(path_of(need))
                         : answers ? showing.visit.address("/needs/desk/" + need.id.string())
                                   : std::string();
        rows.push_back(
            View()
                .set("row_title", need.told.title)
                .set("row_language", need.told.language)
                .set("row_kind", showing.text("kind_" + std::string(name(need.told.kind))))
                .set("row_state", is_public ? showing.state(home_of(reader, need).state)
                                            : showing.text("visibility_tag_" +
                                                           std::string(name(need.visibility))))
                .set_optional("row_url", url));
    }
    return View()
        .set_list("rows", std::move(rows))
        .set_optional("unseen_text", unseen == 0
                                         ? std::string()
                                         : showing.format("capture_unseen", {{"count", unseen}}));
}

std::string batch_text(Work const& work, Batch const& batch, std::string const& who) {
    auto const& showing = work.showing;
    auto const id = batch.is_undone()
                        ? (batch.stayed > 0 ? "capture_batch_undone_some" : "capture_batch_undone")
                        : "capture_batch";
    return showing.format(id, {{"count", batch.told},
                               {"stayed", batch.stayed},
                               {"when", texts::date_time(showing.visit.language, batch.at)},
                               {"who", who}});
}

/// For those inside: batches[] {batch_text batch_id may_undo may_print}.
View batches_view(Work const& work, db::Reader& reader) {
    auto const& showing = work.showing;
    auto const all = batches(reader, work.occasion.id);
    std::vector<members::MemberId> ids;
    for (auto const& one : all) ids.push_back(one.member);
    auto const names = showing.services.members.names(ids);
    std::vector<View> views;
    for (auto const& one : all) {
        auto const who = names.find(one.member);
        bool const is_own = one.member == showing.visit.viewer.member;
        views.push_back(
            View()
                .set("batch_text", batch_text(work, one,
                                              who == names.end() ? showing.text("capture_somebody")
                                                                 : who->second))
                .set("batch_id", one.id.text())
                .set("may_undo", may_undo(one, showing.visit.viewer.member, showing.services.now()))
                .set("may_print", is_own && !one.is_undone()));
    }
    return View().set_list("batches", work.is_inside ? std::move(views) : std::vector<View>());
}

View facts_view(Work const& work, db::Reader& reader) {
    auto const& showing = work.showing;
    auto const& one = work.occasion;
    std::vector<View> facts;
    auto const add = [&](std::string_view label, std::string const& value) {
        if (!value.empty()) facts.push_back(fact(showing.text(label), value));
    };
    add("label_capture_way", showing.text("capture_way_" + std::string(name(one.way))));
    add("label_capture_held", texts::date(showing.visit.language, one.held));
    add("label_capture_place", one.place);
    add("fact_organisation", showing.organisation_name(one.organisation));
    if (!one.unit.empty())
        add("fact_unit", units::chart_of(reader, one.organisation,
                                         basics::day_in_stockholm(showing.services.now()))
                             .name(one.unit));
    if (work.is_inside) {
        add("label_capture_held_by", one.held_by);
        add("label_capture_consent", one.consent);
    }
    return View().set("facts", std::move(facts)).set("has_goals", false);
}

http::Response occasion_page(Work const& work, db::Reader& reader) {
    auto& services = work.showing.services;
    auto const& visit = work.showing.visit;
    auto const needs = told_at(reader, work.occasion.id);
    auto const readable =
        std::ranges::count_if(needs, [&](Need const& need) { return is_readable(reader, need); });
    if (!work.is_inside && readable == 0) throw http::NotFound();
    auto const place = path_of(work.occasion);
    auto view = rows_view(work, reader, needs);
    view.merge(batches_view(work, reader)).merge(facts_view(work, reader));
    view.merge(
        attachments::list_view(services, visit, reader, {"capture", work.occasion.id.string()}));
    view.set("breadcrumbs", breadcrumbs(work, false))
        .set("about", paragraphs(work.occasion.about))
        .set("count_text", work.showing.format("capture_count", {{"count", readable}}))
        .set("is_inside", work.is_inside)
        .set("slips_key", secrets::make())
        .set("one_url", visit.address(place + "/one"))
        .set("list_url", visit.address(place + "/list"))
        .set("edit_url", visit.address(place + "/edit"))
        .set("files_url_here", visit.address("/files/capture/" + work.occasion.id.string()))
        .set("slips_url", visit.address(place + "/slips"))
        .set("act_url", visit.address(place))
        .set("claim_url", visit.address("/needs/claim"));
    web::PageOptions options{.title = title_of(work.showing, work.occasion), .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (work.is_inside && (done == "sent" || done == "again" || done == "undone" ||
                           done == "changed" || done == "late" || done == "not_yours"))
        options.notices.push_back(
            web::notice(done == "late" || done == "not_yours" ? "warning" : "done",
                        work.showing.text("capture_done_" + std::string(done))));
    return private_page(
        services.pages.page(visit, "ideas/capture", std::move(view), std::move(options)));
}

}

http::Response show_one(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    return occasion_page(work_on(services, reader, visit), reader);
}

http::Response work_with(web::Services& services, web::Visit const& visit) {
    if (visit.request.form.text("act") != "undo") throw http::BadRequest{"act is undo"};
    auto tx = services.database.begin();
    auto const work = work_inside(services, tx, visit);
    auto const batch =
        http::found(find_batch(tx, work.occasion.id, visit.request.form.text("batch")));
    auto const done = undo(tx, hand_of(work.showing), work.occasion, batch);
    if (done) tx.commit();
    return private_page(
        http::redirect(visit.address(path_of(work.occasion)) +
                       (done || batch.is_undone() ? "?done=undone" : "?done=late")));
}

http::Response print_slips(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const work = work_inside(services, tx, visit);
    auto const& form = visit.request.form;
    auto const batch = http::found(find_batch(tx, work.occasion.id, form.text("batch")));
    // Whoever has a code may change and take back what was told.
    if (batch.member != visit.viewer.member || batch.is_undone())
        return private_page(
            http::redirect(visit.address(path_of(work.occasion)) + "?done=not_yours"));
    if (form.text("key").size() != secrets::secret_length)
        throw http::BadRequest{"key is that of the form"};
    std::vector<View> views;
    for (auto const& slip : slips(tx, batch, form.text("key")))
        views.push_back(View()
                            .set("slip_title", slip.need.told.title)
                            .set("slip_language", slip.need.told.language)
                            .set("slip_code", slip.code));
    tx.commit();
    View view;
    view.set_list("slips", std::move(views))
        .set("breadcrumbs", breadcrumbs(work, true))
        .set("lead", title_of(work.showing, work.occasion))
        .set("claim_address", services.pages.public_address() + visit.address("/needs/claim"))
        .set("occasion_url", visit.address(path_of(work.occasion)));
    return private_page(
        services.pages.page(visit, "ideas/capture_slips", std::move(view),
                            {.title = work.showing.text("slips_title"), .unlisted = true}));
}

}
