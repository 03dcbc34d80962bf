// Changing a process: its name, its tracks, and where steps stand. Each change is a version.
#include <algorithm>
#include <array>
#include <utility>

#include "features/processes/pages.h"

namespace processes {

namespace {

using web::View;

/// What the form was sent for, and what was typed there.
struct Sent {
    std::string act = {}, item = {}, name = {}, explanation = {};
    basics::Problems problems = {};

    bool is_about(std::string_view asked, std::string_view of) const {
        return act == asked && item == of;
    }
};

/// A form with name and explanation, of which a page may have several.
View naming_form(Showing const& showing, Sent const& sent, std::string const& act,
                 std::string const& item, Words const& name, Words const& explanation) {
    bool const is_sent = sent.is_about(act, item);
    auto const& problems = is_sent ? sent.problems : basics::Problems();
    auto const mark = act + (item.empty() ? "" : "-" + item);
    View view;
    auto const one = [&](std::string const& what, std::string const& typed, std::size_t longest,
                         int rows) {
        auto made = field(showing, problems,
                          {.name = what,
                           .label = showing.text("part_" + what),
                           .value = typed,
                           .longest = longest,
                           .rows = rows,
                           .is_required = what == "name"});
        // Several forms on a page: each field has an id of its own.
        made.set("id", what + "-" + mark);
        made.set_optional("described_by", showing.problem(problems, what).empty()
                                              ? ""
                                              : what + "-" + mark + "-problem");
        return made;
    };
    view.set("act", act)
        .set("item", item)
        .set("is_open", is_sent && !problems.empty())
        .set("name_field", one("name", is_sent ? sent.name : showing.words(name), longest_name, 0))
        .set("explanation_field",
             one("explanation", is_sent ? sent.explanation : showing.words(explanation),
                 longest_explanation, 3));
    return view;
}

View step_row(Showing const& showing, Process const& process, Track const& track,
              std::size_t place) {
    auto const& step = track.steps[place];
    return View()
        .set("step_id", step.id)
        .set("step_title", showing.words(step.of(Part::name)))
        .set("step_edit_url", showing.visit.address(path_of(process, step.id) + "/edit"))
        .set("step_may_up", place > 0)
        .set("step_may_down", place + 1 < track.steps.size());
}

View track_row(Showing const& showing, Process const& process, Sent const& sent,
               std::size_t place) {
    auto const& all = process.outline.tracks;
    auto const& track = all[place];
    std::vector<View> steps;
    for (std::size_t i = 0; i < track.steps.size(); ++i)
        steps.push_back(step_row(showing, process, track, i));
    View view;
    view.set("track_id", track.id)
        .set("track_title", showing.words(track.name))
        .set("track_may_up", place > 0)
        .set("track_may_down", place + 1 < all.size())
        .set("track_may_remove", track.steps.empty() && all.size() > 1)
        .set("track_form",
             naming_form(showing, sent, "name_track", track.id, track.name, track.explanation))
        .set("new_step_url",
             showing.visit.address(path_of(process, "new") + "/edit?track=" + track.id))
        .set_list("track_steps", std::move(steps));
    return view;
}

http::Response edit_page(Showing const& showing, Process const& process, Sent const& sent,
                         std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    std::vector<View> tracks;
    for (std::size_t i = 0; i < process.outline.tracks.size(); ++i)
        tracks.push_back(track_row(showing, process, sent, i));
    auto view = web::problems_view(visit, showing.services.pages, {});
    view.set_list("breadcrumbs", breadcrumbs(showing, &process))
        .set("version_value", std::to_string(process.version))
        .set("form_url", visit.address(path_of(process) + "/edit"))
        .set("back_url", visit.address(path_of(process)))
        .set("versions_url", visit.address(path_of(process) + "/versions"))
        .set("process_form", naming_form(showing, sent, "name", "", process.outline.name,
                                         process.outline.explanation))
        .set("new_track_form", naming_form(showing, sent, "add_track", "", {}, {}))
        .set("is_in_use", process.is_in_use)
        .set_list("tracks", std::move(tracks));
    web::PageOptions options{
        .title = showing.format("edit_title", {{"name", showing.words(process.outline.name)}}),
        .status = status,
        .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (done == "copied" || done == "saved")
        options.notices.push_back(web::notice("done", showing.text("done_" + std::string(done))));
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(
        showing.services.pages.page(visit, "processes/edit", std::move(view), std::move(options)));
}

/// What an act makes of the outline; problems, or nothing when it does not fit any more.
struct Made {
    Outline outline = {};
    Change change = Change::renamed;
    basics::Problems problems = {};
    bool is_done = false;
};

Made moved(Outline outline, Change change, bool is_done) {
    return {std::move(outline), change, {}, is_done};
}

Made named(Showing const& showing, Outline outline, Sent const& sent) {
    auto const track = std::ranges::find(outline.tracks, sent.item, &Track::id);
    bool const is_new = sent.act == "add_track", is_whole = sent.act == "name";
    if (!is_new && !is_whole && track == outline.tracks.end()) return {};
    Named before;
    if (is_whole) before = {outline.name, outline.explanation};
    else if (!is_new) before = {track->name, track->explanation};
    auto good = checked(before, sent.name, sent.explanation, showing.visit.language);
    if (!good) return {std::move(outline), Change::renamed, good.error()};
    if (is_new && outline.tracks.size() >= most_tracks)
        return {std::move(outline),
                Change::track_added,
                {{"name", "processes.problem_tracks", {{"most", std::to_string(most_tracks)}}}}};
    if (is_new)
        outline.tracks.push_back({ProcessId::make().string(), "", good->name, good->explanation});
    else (is_whole ? outline.name : track->name) = good->name;
    if (is_whole) outline.explanation = good->explanation;
    else if (!is_new) track->explanation = good->explanation;
    return moved(std::move(outline),
                 is_new     ? Change::track_added
                 : is_whole ? Change::renamed
                            : Change::track_changed,
                 true);
}

Made made_of(Showing const& showing, Process const& process, Sent const& sent) {
    auto outline = process.outline;
    if (sent.act == "name" || sent.act == "name_track" || sent.act == "add_track")
        return named(showing, std::move(outline), sent);
    bool done = false;
    auto change = Change::step_moved;
    if (sent.act == "up" || sent.act == "down")
        done = move_step(outline, sent.item, sent.act == "up" ? Way::up : Way::down);
    else if (sent.act == "remove") {
        done = remove_step(outline, sent.item);
        change = Change::step_removed;
    } else if (sent.act == "track_up" || sent.act == "track_down") {
        done = move_track(outline, sent.item, sent.act == "track_up" ? Way::up : Way::down);
        change = Change::track_moved;
    } else if (sent.act == "track_remove") {
        done = remove_track(outline, sent.item);
        change = Change::track_removed;
    }
    return moved(std::move(outline), change, done);
}

/// The step's or track's name goes into the log of versions: it says more than an id.
std::string told_of(Showing const& showing, Outline const& before, Outline const& after,
                    Sent const& sent) {
    if (sent.act == "name") return "";
    if (sent.act == "add_track") return showing.words(after.tracks.back().name);
    if (auto const found = find_step(before, sent.item))
        return showing.words(found.step->of(Part::name));
    auto const track = std::ranges::find(before.tracks, sent.item, &Track::id);
    return track == before.tracks.end() ? std::string() : showing.words(track->name);
}

}

http::Response show_edit(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    return edit_page(showing, changed_process(showing, reader), {});
}

http::Response edit(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    Sent sent_now{sent(visit, "act"), sent(visit, "item"), sent(visit, "name"),
                  sent(visit, "explanation")};
    auto tx = parts.services.database.begin();
    auto const process = changed_process(showing, tx);
    Hand const hand{parts.services.activity, parts.services.now(), visit.viewer.member};
    auto const back = visit.address(path_of(process) + "/edit?done=saved");
    if (sent_now.act == "retire" || sent_now.act == "resume") {
        set_in_use(tx, hand, process, sent_now.act == "resume");
        tx.commit();
        return private_page(http::redirect(back));
    }
    auto made = made_of(showing, process, sent_now);
    // Whoever typed a name that is the same now has nothing to save.
    if (made.is_done && made.outline == process.outline) return private_page(http::redirect(back));
    if (process.version != sent_version(visit))
        return edit_page(showing, process, sent_now, "overtaken", 409);
    sent_now.problems = made.problems;
    if (!made.problems.empty()) return edit_page(showing, process, sent_now, {}, 422);
    if (!made.is_done) return edit_page(showing, process, {}, "not_possible", 409);
    auto const what = told_of(showing, process.outline, made.outline, sent_now);
    change(tx, hand, process, std::move(made.outline), made.change, what);
    tx.commit();
    return private_page(http::redirect(back + "#tracks"));
}

}
