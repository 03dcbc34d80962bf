// The table in words: what each address is about, what it takes, and who has that.
#include "app/roles/pages.h"

#include <algorithm>

namespace roles {

namespace {

using permissions::standings;
using web::View;

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "roles." + id);
}

/// A part is called by its text; one that is newer than the texts, by its name.
std::string part_name(web::Services& services, web::Visit const& visit, std::string const& part) {
    auto const* found = services.texts.find(visit.language, "roles.part_" + part);
    return found ? *found : part;
}

/// What the reader chose to see.
struct Choice {
    std::string role, part;
    bool all = false;

    bool fits(Line const& line) const {
        if (!part.empty() && line.part != part) return false;
        if (!all && std::ranges::all_of(line.allowed, std::identity())) return false;
        for (std::size_t i = 0; i < standings.size(); ++i)
            if (permissions::name(standings[i]) == role) return line.allowed[i];
        return true;
    }
};

std::vector<View> cells(web::Services& services, web::Visit const& visit, Allowed const& allowed) {
    std::vector<View> views;
    for (bool const may : allowed)
        views.push_back(View()
                            .set("is_allowed", may)
                            .set("cell_text", text(services, visit, may ? "yes" : "no")));
    return views;
}

/// "Samordnare, i organisationen som ansvarar".
std::string needed(web::Services& services, web::Visit const& visit,
                   permissions::Permission permission, permissions::Over over) {
    using permissions::Permission;
    auto words = text(services, visit, "needed") + " " +
                 text(services, visit, "permission_" + std::string(permissions::name(permission)));
    bool const is_limited = permission != Permission::everyone || over == permissions::Over::secret;
    if (over == permissions::Over::anywhere || !is_limited) return words;
    return words + ", " + text(services, visit, "over_" + std::string(permissions::name(over)));
}

View line_view(web::Services& services, web::Visit const& visit, Line const& line) {
    auto const thing = line.thing.empty()
                           ? std::string()
                           : text(services, visit, "thing_" + std::string(line.thing));
    bool const reads = line.method == http::Method::get;
    return View()
        .set("act_text", text(services, visit, reads ? "act_read" : "act_write"))
        .set("line_address", std::string(http::name(line.method)) + " " + line.path)
        .set_optional("thing_text", thing)
        .set("needed_text", needed(services, visit, line.permission, line.over))
        .set("cells", cells(services, visit, line.allowed));
}

std::vector<View> groups(web::Services& services, web::Visit const& visit, Matrix const& matrix,
                         Choice const& choice) {
    std::vector<View> views;
    std::string part;
    std::vector<View> lines;
    auto const close = [&] {
        if (!lines.empty())
            views.push_back(View()
                                .set("group_name", part_name(services, visit, part))
                                .set("group_id", "part-" + part)
                                .set("lines", std::move(lines)));
        lines.clear();
    };
    for (auto const& line : matrix.lines) {
        if (line.part != part) close();
        part = line.part;
        if (choice.fits(line)) lines.push_back(line_view(services, visit, line));
    }
    close();
    return views;
}

std::vector<View> sight_views(web::Services& services, web::Visit const& visit,
                              Matrix const& matrix) {
    std::vector<View> views;
    for (auto const& sight : matrix.sights)
        views.push_back(
            View()
                .set("sight_text",
                     text(services, visit, "thing_" + std::string(sight.shown.kind)) + ": " +
                         text(services, visit, "state_" + std::string(sight.shown.state)))
                .set("needed_text",
                     needed(services, visit, sight.shown.permission, sight.shown.over))
                .set("cells", cells(services, visit, sight.allowed)));
    return views;
}

std::vector<View> field_views(web::Services& services, web::Visit const& visit,
                              Matrix const& matrix) {
    std::vector<View> views;
    for (auto const& [field, allowed] : matrix.fields)
        views.push_back(
            View()
                .set("sight_text", text(services, visit, "thing_" + std::string(field.kind)) +
                                       ": " +
                                       text(services, visit, "field_" + std::string(field.field)))
                .set("needed_text", needed(services, visit, field.permission, field.over))
                .set("cells", cells(services, visit, allowed)));
    return views;
}

std::vector<View> role_views(web::Services& services, web::Visit const& visit) {
    std::vector<View> views;
    for (auto standing : standings) {
        auto const id = std::string(permissions::name(standing));
        views.push_back(View()
                            .set("role_name", text(services, visit, "role_" + id))
                            .set("role_about", text(services, visit, "about_" + id)));
    }
    return views;
}

View role_field(web::Services& services, web::Visit const& visit, Choice const& choice) {
    std::vector<web::Option> options{
        {"", text(services, visit, "every_role"), choice.role.empty()}};
    for (auto standing : standings) {
        auto const id = std::string(permissions::name(standing));
        options.push_back({id, text(services, visit, "role_" + id), choice.role == id});
    }
    return web::choices_view({.name = "role", .label = text(services, visit, "choose_role")},
                             options);
}

View part_field(web::Services& services, web::Visit const& visit, Matrix const& matrix,
                Choice const& choice) {
    std::vector<web::Option> options{
        {"", text(services, visit, "every_part"), choice.part.empty()}};
    for (auto const& line : matrix.lines)
        if (std::ranges::find(options, line.part, &web::Option::value) == options.end())
            options.push_back(
                {line.part, part_name(services, visit, line.part), choice.part == line.part});
    return web::choices_view({.name = "part", .label = text(services, visit, "choose_part")},
                             options);
}

}

http::Response show(web::Services& services, Matrix const& matrix, web::Visit const& visit) {
    auto const& query = visit.request.query;
    Choice const choice{.role = std::string(query.text("role")),
                        .part = std::string(query.text("part")),
                        .all = query.text("all") == "yes"};
    View view;
    view.set("form_url", visit.address("/roles"))
        .set("role_field", role_field(services, visit, choice))
        .set("part_field", part_field(services, visit, matrix, choice))
        .set("shows_all", choice.all)
        .set("roles", role_views(services, visit))
        .set("sights", sight_views(services, visit, matrix))
        .set("fields", field_views(services, visit, matrix))
        .set_list("groups", groups(services, visit, matrix, choice))
        .set("all_url", visit.address("/roles"))
        .set("data_url", "/api/v1/roles")
        .set("account_url", visit.address("/account"));
    return services.pages.page(visit, "roles/matrix", std::move(view),
                               {.title = text(services, visit, "title"), .unlisted = true});
}

}
