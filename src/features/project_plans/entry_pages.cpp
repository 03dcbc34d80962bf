// One form for each part: told anew, changed, removed.
#include <algorithm>

#include "features/project_plans/pages.h"
#include "features/project_plans/rules.h"

namespace project_plans {

namespace {

using web::View;

Part part_in(web::Visit const& visit) { return http::found(parse_part(visit.part("part"))); }

Hand hand_of(Showing const& showing, web::Access const& project) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member,
            project.organisation};
}

/// The entry that the address names, of its part, also when it was removed.
Kept kept_once_in(web::Visit const& visit, std::vector<Kept> const& all) {
    auto const id = visit.id<EntryId>("entry");
    auto const found =
        std::ranges::find_if(all, [&](Kept const& one) { return one.entry.id == id; });
    if (found == all.end() || found->entry.part != part_in(visit)) throw http::NotFound();
    return *found;
}

/// The same, as it holds now.
Kept kept_in(web::Visit const& visit, std::vector<Kept> const& all) {
    auto kept = kept_once_in(visit, all);
    if (!kept.entry.holds()) throw http::NotFound();
    return kept;
}

std::vector<Entry> entries_in(std::vector<Kept> const& all) {
    std::vector<Entry> entries;
    for (auto const& one : all) entries.push_back(one.entry);
    return entries;
}

/// What the form was made from, and what is shown again.
struct Form {
    Part part = Part::partner;
    told::Told typed = {};
    Entry const* now = nullptr;  ///< Null: a new one.
    std::string reason = {};     ///< Of a removal that was not accepted.
    basics::Problems problems = {};
    bool is_overtaken = false;
    bool is_gone = false;  ///< Removed by somebody else: what was typed can be told as a new one.
};

/// What somebody else wrote meanwhile, beside what was typed here.
void set_overtaken(View& view, Showing const& showing, std::vector<Entry> const& all,
                   Form const& form) {
    view.set("overtaken", false);
    if (form.is_overtaken)
        view.set("overtaken",
                 View()
                     .set("overtaken_at",
                          showing.format(
                              "overtaken_at",
                              {{"when", texts::date_time(showing.visit.language, form.now->at)}}))
                     .set("facts", told::fact_views(showing, field_words, fields_of(form.part),
                                                    form.now->told, partner_choices(all, true)))
                     .set_list("goals", {}));
}

http::Response form_page(Showing const& showing, web::Access const& project,
                         std::vector<Entry> const& all, Form const& form) {
    auto const& visit = showing.visit;
    auto const part = std::string(name(form.part));
    auto const page = form.now ? place(project, *form.now) : place(project) + "/" + part + "/new";
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, project, true))
        .set("lead", showing.text("form_" + part))
        .set("seen", showing.text(is_public(form.part) ? "seen_by_all" : "seen_inside"))
        .set("fields", told::form_views(showing, field_words, fields_of(form.part), form.typed,
                                        form.problems, partner_choices(all, form.now != nullptr)))
        .set("version_value", std::to_string(form.now ? form.now->version : 0))
        .set("form_url", visit.address(page))
        .set("back_url", visit.address(place(project)) + "#" + part)
        .set("is_old", form.now != nullptr)
        .set("remove_url", visit.address(page + "/remove"))
        .set("reason_field", web::field_view({.name = "reason",
                                              .label = showing.text("label_reason"),
                                              .value = form.reason,
                                              .problem = showing.problem(form.problems, "reason"),
                                              .max_length = static_cast<int>(longest_words),
                                              .required = true,
                                              .rows = 3}));
    set_overtaken(view, showing, all, form);
    web::PageOptions options{
        .title = form.now ? showing.format("change_title", {{"part", showing.text("one_" + part)}})
                          : showing.text("add_" + part),
        .status = !form.problems.empty()              ? 422
                  : form.is_overtaken || form.is_gone ? 409
                                                      : 200,
        .unlisted = true};
    if (form.is_overtaken)
        options.notices.push_back(web::notice("warning", showing.text("overtaken")));
    if (form.is_gone) options.notices.push_back(web::notice("warning", showing.text("gone")));
    return web::private_page(showing.services.pages.page(visit, "project_plans/entry",
                                                         std::move(view), std::move(options)));
}

http::Response back(Showing const& showing, web::Access const& project, Part part,
                    std::string_view done) {
    return web::private_page(http::redirect(showing.visit.address(place(project)) + "?done=" +
                                            std::string(done) + "#" + std::string(name(part))));
}

}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Form form{.part = part_in(visit)};
    auto reader = services.database.read();
    auto const project = showing.changed(reader, "project");
    if (form.part == Part::money) {
        form.typed.emplace("currency", "SEK");
        form.typed.emplace("year", std::to_string(showing.today.year));
    }
    if (form.part == Part::commitment) form.typed.emplace("kept", "open");
    if (form.part == Part::risk) form.typed.emplace("state", "open");
    return form_page(showing, project, entries_of(reader, project), form);
}

http::Response save_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Form form{.part = part_in(visit)};
    form.typed = told::typed_in(visit, fields_of(form.part));
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const all = entries_of(tx, project);
    // Sent twice is sent: who told just this has told it.
    auto const tidy = told::checked(fields_of(form.part), form.typed, field_words.missing);
    bool const is_there = tidy && std::ranges::any_of(all, [&](Entry const& one) {
                              return one.part == form.part && one.holds() && one.told == *tidy;
                          });
    if (is_there) return back(showing, project, form.part, "saved");
    auto good = checked(form.part, form.typed, all, {}, showing.today);
    if (!good) {
        form.problems = good.error();
        return form_page(showing, project, all, form);
    }
    tell(tx, hand_of(showing, project), project.id, form.part, nullptr, *std::move(good));
    tx.commit();
    return back(showing, project, form.part, "saved");
}

http::Response show_entry(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const project = showing.changed(reader, "project");
    auto const all = kept_of(reader, project);
    auto const kept = kept_in(visit, all);
    return form_page(showing, project, entries_in(all),
                     {.part = kept.entry.part, .typed = kept.entry.told, .now = &kept.entry});
}

http::Response save_entry(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const all = kept_of(tx, project);
    auto const kept = kept_once_in(visit, all);
    auto const entries = entries_in(all);
    Form form{.part = kept.entry.part, .now = &kept.entry};
    form.typed = told::typed_in(visit, fields_of(form.part));
    if (!kept.entry.holds()) {
        form.now = nullptr;
        form.is_gone = true;
        return form_page(showing, project, entries, form);
    }
    auto good = checked(form.part, form.typed, entries, kept.entry.id, showing.today);
    if (!good) {
        form.problems = good.error();
        return form_page(showing, project, entries, form);
    }
    // Sent twice is sent: whoever told the same meanwhile has done it.
    if (kept.entry.told != *good && kept.entry.version != told::version_in(visit)) {
        form.is_overtaken = true;
        return form_page(showing, project, entries, form);
    }
    tell(tx, hand_of(showing, project), kept.home, form.part, &kept.entry, *std::move(good));
    tx.commit();
    return back(showing, project, form.part, "saved");
}

http::Response remove_entry(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const project = showing.changed(tx, "project");
    auto const all = kept_of(tx, project);
    auto const id = visit.id<EntryId>("entry");
    // Sent twice is sent.
    for (auto const& one : all)
        if (one.entry.id == id && one.entry.part == part_in(visit) && !one.entry.holds())
            return back(showing, project, one.entry.part, "removed");
    auto const kept = kept_in(visit, all);
    std::string typed(visit.request.form.text("reason"));
    auto const reason = checked_reason(typed);
    Form form{
        .part = kept.entry.part, .typed = kept.entry.told, .now = &kept.entry, .reason = typed};
    if (!reason) {
        form.problems = reason.error();
        return form_page(showing, project, entries_in(all), form);
    }
    if (kept.entry.version != told::version_in(visit)) {
        form.is_overtaken = true;
        return form_page(showing, project, entries_in(all), form);
    }
    remove(tx, hand_of(showing, project), kept.home, kept.entry, *reason);
    tx.commit();
    return back(showing, project, kept.entry.part, "removed");
}

}
