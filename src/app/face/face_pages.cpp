// What a coordinator decides of how the organisation looks, and where it is shown.
#include "app/administration/administration.h"
#include "app/face/origins.h"
#include "app/face/pages.h"
#include "app/own_forms/pages.h"
#include "platform/basics/text.h"

namespace face::pages {

namespace {

using own_forms::FieldKind;
using own_forms::value;
using own_forms::Values;
using web::View;

own_forms::FormKind const colours{"face.",
                                  "face",
                                  {{.name = "accent", .longest = 7},
                                   {.name = "own_site", .kind = FieldKind::tick, .longest = 3}}};
own_forms::FormKind const embedding{
    "face.", "embedding", {{.name = "origins", .kind = FieldKind::area, .longest = 2000}}};

/// A colour too weak to read is refused, with the nearest that works and how strong each is.
basics::Problems check_colours(web::Visit const& visit, bool has_host, Values const& values) {
    basics::Problems problems;
    if (auto const text = value(values, "accent"); !text.empty()) {
        auto const colour = parse_colour(text);
        if (!colour) problems.push_back({"accent", "face.problem_colour"});
        else if (auto const strength = weakest_contrast(*colour); strength < enough)
            // Rounded down: 4.49 must not look like enough.
            problems.push_back({"accent",
                                "face.problem_weak",
                                {{"nearest", written(strong_enough(*colour))},
                                 {"has", texts::decimal(visit.language,
                                                        static_cast<int>(strength * 10) / 10.0, 1)},
                                 {"enough", texts::decimal(visit.language, enough, 1)}}});
    }
    if (value(values, "own_site") == "yes" && !has_host)
        problems.push_back({"own_site", "face.problem_no_host"});
    return problems;
}

basics::Problems check_origins(Values const& values) {
    auto const lines = own_forms::lines(value(values, "origins"));
    if (lines.size() > most_origins)
        return {{"origins", "face.problem_many", {{"most", std::to_string(most_origins)}}}};
    basics::Problems problems;
    for (auto const& line : lines)
        if (auto const origin = origin_of(line); !origin || *origin != line)
            return {{"origins",
                     origin ? "face.problem_path" : "face.problem_origin",
                     {{"line", basics::shortened(line, 80)},
                      {"better", origin.value_or(std::string())}}}};
    return problems;
}

std::string path_of(organisations::Organisation const& one) {
    return "/organisations/" + one.id.string() + "/" + basics::slug(one.name);
}

own_forms::Page face_page(web::Services& services, Faces& faces, web::Visit const& visit,
                          administration::Place const& place) {
    auto const host = faces.listed_host(place.id());
    View view;
    view.set_optional("host", host)
        .set("is_on", !faces.own_address(place.id()).empty())
        .set_optional("own_url", faces.own_address(place.id()))
        .set("embedding_url", visit.address(administration::path_of(place.id()) + "/embedding"));
    return {.kind = colours,
            .path = "face",
            .also = [&visit, has_host = !host.empty()](
                        Values const& values) { return check_colours(visit, has_host, values); },
            .saved = [&faces] { faces.refresh(); },
            .see_path = path_of(*place.organisation),
            .below_html = services.pages.part(visit, "face/host", view)};
}

/// The HTML that somebody puts into another site.
std::string frame(std::string const& address, std::string const& title, int height) {
    return "<iframe src=\"" + address + "\" title=\"" + title + "\" width=\"100%\" height=\"" +
           std::to_string(height) + "\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></iframe>";
}

/// For an attribute between quotes.
std::string in_attribute(std::string_view text) {
    std::string safe;
    for (char const c : text) {
        if (c == '&') safe += "&amp;";
        else if (c == '"') safe += "&quot;";
        else if (c == '<') safe += "&lt;";
        else safe += c;
    }
    return safe;
}

own_forms::Page embedding_page(web::Services& services, Faces& faces, web::Visit const& visit,
                               administration::Place const& place) {
    auto const& pages = services.pages;
    auto const face = faces.of(place.id());
    auto const own = faces.own_address(place.id());
    auto const begin = own.empty() ? pages.public_address() : own;
    auto const name = std::string(organisations::name_in(*place.organisation, visit.language));
    std::vector<View> snippets;
    for (std::string const what : {"needs", "tell"}) {
        auto const path = visit.address("/embed/" + place.id().string() + "/" + what);
        auto const title = pages.format(visit, "face.embed_" + what + "_title", {{"name", name}});
        snippets.push_back(View()
                               .set("snippet_id", "html-" + what)
                               .set("snippet_title", title)
                               .set("snippet_url", path)
                               .set("snippet_code", frame(begin + path, in_attribute(title),
                                                          what == "tell" ? 260 : 520)));
    }
    View view;
    view.set("is_open", face && !face->origins.empty()).set("snippets", std::move(snippets));
    return {.kind = embedding,
            .path = "embedding",
            .also = check_origins,
            .saved = [&faces] { faces.refresh(); },
            .below_html = pages.part(visit, "face/snippets", view)};
}

}

http::Response show_face(web::Services& services, Faces& faces, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    return own_forms::show(services, visit, here, face_page(services, faces, visit, here));
}

http::Response save_face(web::Services& services, Faces& faces, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    return own_forms::save(services, visit, here, face_page(services, faces, visit, here));
}

http::Response show_embedding(web::Services& services, Faces& faces, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    return own_forms::show(services, visit, here, embedding_page(services, faces, visit, here));
}

http::Response save_embedding(web::Services& services, Faces& faces, web::Visit const& visit) {
    auto const here = administration::place(services, visit);
    return own_forms::save(services, visit, here, embedding_page(services, faces, visit, here));
}

}
