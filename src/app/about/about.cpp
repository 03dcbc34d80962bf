// The accessibility statement and the privacy notice, made from the operator's settings.
#include "app/about/about.h"

#include "platform/basics/time.h"
#include "platform/settings/settings.h"

namespace about {

namespace {

using web::View;

/// When we last went through the statement ourselves. A change in what it says changes this.
constexpr basics::Date assessed{2026, 11, 23};

/// What both pages tell of who is responsible, as their texts want it.
texts::Arguments told(web::Services const& services) {
    auto const& publisher = services.settings.publisher;
    auto const& site = services.pages.site_name();
    return {{"site", site},
            {"address", services.pages.public_address()},
            {"publisher", publisher.name.empty() ? site : publisher.name}};
}

http::Response page(web::Services& services, web::Visit const& visit, std::string const& name) {
    auto const& pages = services.pages;
    auto const& email = services.settings.publisher.email;
    auto arguments = told(services);
    arguments.emplace_back("date", texts::date(visit.language, assessed));
    auto text = [&](std::string_view id) {
        return pages.format(visit, "about." + name + "_" + std::string(id), arguments);
    };
    View view;
    view.set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", pages.text(visit, "about.home"))
                                   .set("crumb_url", visit.address("/"))})
        .set("lead", text("lead"))
        .set("way_text", text(email.empty() ? "way_without_email" : "way"))
        .set_optional("email", email)
        .set("organisations_url", visit.address("/organisations"))
        .set("other_url", visit.address(name == "accessibility" ? "/privacy" : "/accessibility"))
        .set("account_url", visit.address("/account/data"))
        .set("search_words_url", visit.address("/search/help") + "#privacy")
        .set("assessed_text", name == "accessibility" ? text("assessed") : std::string());
    return pages.page(visit, "about/" + name, std::move(view), {.title = text("title")});
}

}

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](std::string const& name) {
        return [&services, name](web::Visit const& visit) { return page(services, visit, name); };
    };
    return {
        .name = "about",
        .pages =
            {
                {get, "/accessibility", Permission::everyone, on("accessibility")},
                {get, "/privacy", Permission::everyone, on("privacy")},
            },
    };
}

}
