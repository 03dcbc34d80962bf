// The help page of search. Its examples are asked when the page is shown.
#include "app/find/help.h"

#include "services/search/search.h"
#include "services/web/api.h"

namespace find {

namespace {

using web::View;

/// The ends of the texts that say what to write and what it finds.
constexpr std::string_view examples[] = {"words",        "phrase", "without",  "in_title",
                                         "organisation", "number", "together", "synonyms"};

View example(web::Services const& services, web::Visit const& visit, std::string const& name) {
    auto const& words = services.pages.text(visit, "find.help_example_" + name);
    auto const answer =
        services.search.find({.text = words, .language = visit.language, .limit = 0});
    return View()
        .set("example_words", words)
        .set("example_url", visit.address("/search?q=" + web::query_escaped(words)))
        .set("example_what", services.pages.text(visit, "find.help_" + name))
        .set("example_count",
             services.pages.format(visit, "find.help_count", {{"count", answer.total}}));
}

}

http::Response help(web::Services& services, web::Visit const& visit) {
    std::vector<View> rows;
    for (auto const& one : examples) rows.push_back(example(services, visit, std::string(one)));
    View view;
    view.set("examples", std::move(rows))
        .set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", services.pages.text(visit, "find.title_all"))
                                   .set("crumb_url", visit.address("/search"))})
        .set("search_url", visit.address("/search"));
    return services.pages.page(visit, "find/help", std::move(view),
                               {.title = services.pages.text(visit, "find.help_title")});
}

}
