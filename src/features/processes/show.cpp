// What pages of processes say, and finding what they are about.
#include "features/processes/show.h"

#include <algorithm>
#include <charconv>

#include "features/processes/register.h"
#include "platform/basics/text.h"
#include "services/organisations/shelf.h"

namespace processes {

using web::View;

Parts::Parts(web::Services& all)
    : services(all), templates(read_templates(all.resources)), meetings(all) {}

Showing::Showing(Parts& all, web::Visit const& one)
    : parts(all),
      services(all.services),
      visit(one),
      directory(all.services.organisations.directory()) {}

std::string Showing::text(std::string_view id) const {
    return services.pages.text(visit, "processes." + std::string(id));
}

std::string Showing::format(std::string_view id, texts::Arguments const& arguments) const {
    return services.pages.format(visit, "processes." + std::string(id), arguments);
}

std::string Showing::problem(basics::Problems const& problems, std::string_view field) const {
    return web::problem_text(visit, services.pages, problems, field);
}

std::string Showing::date(basics::Time time) const {
    return texts::date(visit.language, basics::day_in_stockholm(time));
}

std::string Showing::words(Words const& words) const {
    return std::string(registers::name_in(words, visit.language));
}

std::string Showing::organisation_name(organisations::OrganisationId const& id) const {
    auto const* one = directory->find(id);
    return one ? std::string(organisations::name_in(*one, visit.language)) : std::string();
}

bool Showing::may_edit(Process const& process) const {
    return !process.is_template() &&
           visit.may(permissions::Permission::coordinate, process.organisation);
}

std::optional<Process> find_process(Parts const& parts, db::Reader& reader, std::string_view id) {
    if (auto const* one = find_template(parts.templates, id)) return *one;
    return store::find(reader, id);
}

Process read_process(Showing const& showing, db::Reader& reader) {
    return http::found(find_process(showing.parts, reader, showing.visit.part("id")));
}

Process changed_process(Showing const& showing, db::Reader& reader) {
    auto process = read_process(showing, reader);
    if (!showing.may_edit(process)) throw http::Forbidden();
    return process;
}

std::optional<AnyStep> find_any_step(Parts const& parts, db::Reader& reader,
                                     std::string_view step) {
    for (auto const& process : parts.templates)
        if (auto const found = find_step(process.outline, step))
            return AnyStep{process, *found.step, true};
    auto const kept = store::find_step(reader, step);
    auto process = kept ? store::find(reader, kept->process) : std::nullopt;
    if (!process) return std::nullopt;
    return AnyStep{*std::move(process), kept->step, kept->is_there};
}

std::expected<Met, basics::Problems> checked_met(Parts const& parts, db::Reader& reader,
                                                 std::string const& project,
                                                 std::string const& step, std::string_view words) {
    basics::Problems problems;
    auto const any = step.empty() ? std::nullopt : find_any_step(parts, reader, step);
    auto const before = store::met_by(reader, project);
    bool const is_known = std::ranges::find(before, step, &Met::step) != before.end();
    if (!any || (!any->is_there && !is_known))
        problems.push_back({"step", "processes.problem_met_step"});
    else if (!is_known && before.size() >= most_met)
        problems.push_back(
            {"step", "processes.problem_met_many", {{"most", std::to_string(most_met)}}});
    auto tidy = tidied(words, true);
    if (basics::length(tidy) > longest_words)
        problems.push_back(
            {"words", "processes.problem_long", {{"longest", std::to_string(longest_words)}}});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return Met{.project = project,
               .step = step,
               .process = any->process.id,
               .origin = any->step.origin.empty() ? step : any->step.origin,
               .words = std::move(tidy)};
}

std::vector<Met> met_by(db::Reader& reader, web::Access const& project) {
    auto all = store::met_by(reader, project.id);
    for (auto const& other : project.also)
        for (auto& met : store::met_by(reader, other))
            if (std::ranges::find(all, met.step, &Met::step) == all.end())
                all.push_back(std::move(met));
    return all;
}

std::string path_of(Process const& process) { return "/processes/" + process.id; }

std::string path_of(Process const& process, std::string_view step) {
    return path_of(process) + "/steps/" + std::string(step);
}

std::string owner_text(Showing const& showing, Process const& process) {
    if (process.is_template()) return showing.text("template");
    auto owner = showing.organisation_name(process.organisation);
    if (!process.is_in_use) owner += ", " + showing.text("not_in_use");
    return owner;
}

std::string size_text(Showing const& showing, Outline const& outline) {
    std::size_t steps = 0;
    for (auto const& track : outline.tracks) steps += track.steps.size();
    return showing.format("size", {{"tracks", outline.tracks.size()}, {"steps", steps}});
}

std::optional<Process> origin_of(Parts const& parts, db::Reader& reader, Process const& process) {
    if (process.is_template()) return std::nullopt;
    auto origin = find_process(parts, reader, process.copied_from);
    // A copy of a copy knows the template's steps: that is what it differs from.
    for (int i = 0; i < 20 && origin && !origin->is_template(); ++i)
        origin = find_process(parts, reader, origin->copied_from);
    return origin;
}

View field(Showing const& showing, basics::Problems const& problems, FieldOf const& of) {
    auto view = web::field_view({.name = of.name,
                                 .label = of.label,
                                 .value = of.value,
                                 .hint = of.hint,
                                 .problem = showing.problem(problems, of.name),
                                 .autocomplete = "off",
                                 .max_length = static_cast<int>(of.longest),
                                 .required = of.is_required,
                                 .rows = of.rows});
    view.set("counter_text", showing.format("at_most", {{"count", of.longest}}));
    return view;
}

View crumb(std::string const& name, std::string const& url) {
    return View().set("crumb_name", name).set("crumb_url", url);
}

std::vector<View> breadcrumbs(Showing const& showing, Process const* process) {
    std::vector<View> crumbs{
        crumb(showing.text("list_title"), showing.visit.address("/processes"))};
    if (process != nullptr)
        crumbs.push_back(
            crumb(showing.words(process->outline.name), showing.visit.address(path_of(*process))));
    return crumbs;
}

std::vector<View> line_views(std::string const& text) {
    std::vector<View> views;
    for (auto const& line : lines_of(text))
        views.push_back(View().set("line_words", line.words).set_optional("line_link", line.link));
    return views;
}

http::Response private_page(http::Response response) {
    return std::move(response).with("Cache-Control", "no-store");
}

std::string sent(web::Visit const& visit, std::string_view field) {
    std::string text(visit.request.form.text(field));
    std::erase(text, '\r');
    return text;
}

std::int64_t sent_version(web::Visit const& visit) {
    std::int64_t version = 0;
    auto const text = visit.request.form.text("version");
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

}
