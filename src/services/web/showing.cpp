// A feature's pages, in the reader's language.
#include "services/web/showing.h"

#include <algorithm>

#include "services/organisations/shelf.h"

namespace web {

Showing::Showing(Services& all, Visit const& one, std::string_view of)
    : services(all), visit(one), feature(of), directory(all.organisations.directory()) {}

std::string Showing::text(std::string_view id) const {
    return services.pages.text(visit, std::string(feature) + "." + std::string(id));
}

std::string Showing::format(std::string_view id, texts::Arguments const& arguments) const {
    return services.pages.format(visit, std::string(feature) + "." + std::string(id), arguments);
}

std::string Showing::problem(basics::Problems const& problems, std::string_view field) const {
    return problem_text(visit, services.pages, problems, field);
}

std::string Showing::date(basics::Time time) const {
    return texts::date(visit.language, basics::day_in_stockholm(time));
}

std::string Showing::date(basics::Date date) const { return texts::date(visit.language, date); }

std::string Showing::organisation_name(organisations::OrganisationId const& id,
                                       std::string_view otherwise) const {
    auto const* one = directory->find(id);
    return one ? std::string(organisations::name_in(*one, visit.language)) : text(otherwise);
}

Access Showing::seen(db::Reader& reader, std::string_view kind) const {
    auto access = http::found(access_to(services, visit, reader, kind, visit.part("id")));
    if (!access.may_see) throw http::NotFound();
    return access;
}

Access Showing::changed(db::Reader& reader, std::string_view kind) const {
    auto access = seen(reader, kind);
    if (!access.may_change) throw http::Forbidden();
    return access;
}

View fact(std::string const& name, std::string const& value, std::string const& url) {
    return View()
        .set("fact_name", name)
        .set("values", std::vector<View>{View()
                                             .set("value_text", value)
                                             .set_optional("value_url", url)
                                             .set_optional("value_note", "")});
}

std::vector<View> paragraphs(std::string const& text) {
    std::vector<View> views;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find("\n\n", begin), text.size());
        views.push_back(View().set("paragraph_text", text.substr(begin, end - begin)));
        begin = end + 2;
    }
    return views;
}

http::Response private_page(http::Response response) {
    return std::move(response).with("Cache-Control", "no-store");
}

}
