// What a process was, what differs, and bringing a version back.
#include <array>
#include <charconv>

#include "features/processes/pages.h"
#include "services/members/members.h"

namespace processes {

namespace {

using web::View;

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    auto const end = text.data() + text.size();
    if (std::from_chars(text.data(), end, number).ptr != end || text.empty())
        throw http::NotFound();
    return number;
}

/// "Version 3", and by whom for those who may change it.
std::string version_line(Showing const& showing, Process const& process, Version const& version) {
    auto words =
        showing.format("change_" + std::string(name(version.change)), {{"what", version.what}});
    if (!showing.may_edit(process)) return words;
    if (auto const member = showing.services.members.find(version.by)) words += ", " + member->name;
    return words;
}

std::vector<View> version_views(Showing const& showing, Process const& process,
                                std::vector<Version> const& all) {
    std::vector<View> views;
    for (auto const& one : all) {
        auto const number = std::to_string(one.number);
        auto const place = showing.visit.address(path_of(process) + "/versions/" + number);
        views.push_back(
            View()
                .set("version_title", showing.format("version_number", {{"number", one.number}}))
                .set("version_url", place)
                .set("version_when", showing.date(one.at))
                .set("version_text", version_line(showing, process, one))
                .set("is_now", one.number == process.version)
                .set("may_restore", one.number != process.version && showing.may_edit(process))
                .set("restore_label", showing.format("restore_number", {{"number", one.number}})));
    }
    return views;
}

std::string step_name(Showing const& showing, Outline const& outline, Difference const& of) {
    if (!of.step.empty()) {
        auto const found = find_step(outline, of.step);
        return found ? showing.words(found.step->of(Part::name)) : std::string();
    }
    for (auto const& track : outline.tracks)
        if (track.id == of.track) return showing.words(track.name);
    return showing.words(outline.name);
}

/// The words of one part, on this side.
std::string part_words(Showing const& showing, Outline const& outline, Difference const& of,
                       Part part) {
    if (!of.step.empty()) {
        auto const found = find_step(outline, of.step);
        return found ? showing.words(found.step->of(part)) : std::string();
    }
    auto const* name = &outline.name;
    auto const* explanation = &outline.explanation;
    for (auto const& track : outline.tracks)
        if (track.id == of.track) name = &track.name, explanation = &track.explanation;
    return showing.words(part == Part::name ? *name : *explanation);
}

View part_view(Showing const& showing, Outline const& older, Outline const& newer,
               Difference const& of, Part part) {
    return View()
        .set("part_title", showing.text("part_" + std::string(name(part))))
        .set_optional("part_before", part_words(showing, older, of, part))
        .set_optional("part_after", part_words(showing, newer, of, part));
}

View difference_view(Showing const& showing, Outline const& older, Outline const& newer,
                     Difference const& of) {
    static constexpr std::array<std::string_view, 4> names = {"added", "removed", "moved",
                                                              "changed"};
    std::string const what(names.at(static_cast<std::size_t>(of.what)));
    std::string const kind = !of.step.empty() ? "step" : of.track.empty() ? "whole" : "track";
    auto const& side = of.what == Difference::What::removed ? older : newer;
    std::vector<View> parts;
    for (auto const part : of.parts) parts.push_back(part_view(showing, older, newer, of, part));
    if (of.is_kind_changed)
        parts.push_back(
            View()
                .set("part_title", showing.text("label_kind"))
                .set_optional(
                    "part_before",
                    showing.text("kind_" + std::string(name(find_step(older, of.step).step->kind))))
                .set_optional("part_after",
                              showing.text("kind_" + std::string(name(
                                                         find_step(newer, of.step).step->kind)))));
    return View()
        .set("difference_title", step_name(showing, side, of))
        .set("difference_what", showing.text("differs_" + kind + "_" + what))
        .set_list("parts", std::move(parts));
}

/// What a version is held against: the one before, another, or the template.
struct Against {
    Outline outline = {};
    std::string words = {};
};

std::optional<Against> against(Showing const& showing, db::Reader& reader, Process const& process,
                               std::int64_t number) {
    auto const asked = showing.visit.request.query.text("against");
    if (asked == "template" || (asked.empty() && number == 1)) {
        auto const origin = origin_of(showing.parts, reader, process);
        if (!origin) return std::nullopt;
        return Against{
            as_origin(origin->outline),
            showing.format("against_template", {{"name", showing.words(origin->outline.name)}})};
    }
    auto const other = asked.empty() ? number - 1 : number_in(asked);
    auto const kept = store::version(reader, process.id, other);
    if (!kept) throw http::NotFound();
    return Against{kept->outline, showing.format("against_version", {{"number", other}})};
}

http::Response versions_page(Showing const& showing, db::Reader& reader, Process const& process,
                             std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, &process))
        .set("versions", version_views(showing, process, store::versions(reader, process.id)))
        .set("version_value", std::to_string(process.version))
        .set("template_url", visit.address(path_of(process) + "/versions/" +
                                           std::to_string(process.version) + "?against=template"))
        .set("back_url", visit.address(path_of(process)));
    web::PageOptions options{
        .title = showing.format("versions_title", {{"name", showing.words(process.outline.name)}}),
        .status = status,
        .unlisted = true};
    if (visit.request.query.text("done") == "restored")
        options.notices.push_back(web::notice("done", showing.text("done_restored")));
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    auto page = showing.services.pages.page(visit, "processes/versions", std::move(view),
                                            std::move(options));
    return showing.may_edit(process) ? private_page(std::move(page)) : std::move(page);
}

Process own_process(Showing const& showing, db::Reader& reader) {
    auto process = read_process(showing, reader);
    // Templates come with the program, and have no versions here.
    if (process.is_template()) throw http::NotFound();
    return process;
}

}

http::Response show_versions(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    return versions_page(showing, reader, own_process(showing, reader));
}

http::Response compare_version(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const process = own_process(showing, reader);
    auto const number = number_in(visit.part("number"));
    auto const kept = http::found(store::version(reader, process.id, number));
    auto const other = against(showing, reader, process, number);
    std::string const asked(visit.request.query.text("against"));
    bool const is_template = asked == "template" || (asked.empty() && number == 1);
    auto const newer = is_template ? as_origin(kept.outline) : kept.outline;
    std::vector<View> views;
    if (other)
        for (auto const& one : differences(other->outline, newer))
            views.push_back(difference_view(showing, other->outline, newer, one));
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, &process))
        .set("standing",
             version_line(showing, process, kept.version) + " · " + showing.date(kept.version.at))
        .set("against_text", other ? other->words : showing.text("against_gone"))
        .set_list("differences", std::move(views))
        .set("versions_url", visit.address(path_of(process) + "/versions"))
        .set("back_url", visit.address(path_of(process)));
    return parts.services.pages.page(
        visit, "processes/compare", std::move(view),
        {.title = showing.format("compare_title",
                                 {{"name", showing.words(kept.outline.name)}, {"number", number}}),
         .unlisted = true,
         .query = asked.empty() || (is_template && number == 1) ? "" : "?against=" + asked});
}

http::Response restore_version(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto const process = changed_process(showing, tx);
    auto const number = number_in(visit.part("number"));
    auto kept = http::found(store::version(tx, process.id, number));
    auto const back = visit.address(path_of(process) + "/versions?done=restored");
    // What is the same already needs no version.
    if (kept.outline == process.outline) return private_page(http::redirect(back));
    if (process.version != sent_version(visit))
        return versions_page(showing, tx, process, "overtaken_restore", 409);
    change(tx, {parts.services.activity, parts.services.now(), visit.viewer.member}, process,
           std::move(kept.outline), Change::restored, std::to_string(number));
    tx.commit();
    return private_page(http::redirect(back));
}

}
