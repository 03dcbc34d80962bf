// Why another project is like this one, in words.
#include "features/knowledge/similar_view.h"

#include <cstdlib>

#include "services/goals/goals.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"

namespace knowledge {

namespace {

using web::View;

/// "samma tema: bostad"; empty for what has no name here.
std::string shared_fact(web::Visit const& visit, web::Pages const& pages,
                        organisations::Directory const& directory, goals::Goals const& goals,
                        search::Facet facet, std::string const& value) {
    std::string name = value;
    if (facet == search::Facet::organisation) {
        auto const id = organisations::OrganisationId::parse(value);
        auto const* known = id ? directory.find(*id) : nullptr;
        name = known ? organisations::name_in(*known, visit.language) : std::string_view();
    } else if (facet == search::Facet::municipality) {
        auto const dash = value.find('-');
        auto const* known = directory.municipality(
            dash == value.npos ? value : value.substr(dash + 1), value.substr(0, dash));
        name = known ? known->short_name : std::string();
    } else if (facet == search::Facet::goal) {
        auto const* goal = goals.find(std::atoi(value.c_str()));
        name = goal ? registers::name_in(goal->names, visit.language) : std::string_view();
    } else if (facet == search::Facet::step) {
        name = pages.text(visit, "knowledge.step_" + value);
    }
    return name.empty()
               ? name
               : pages.format(visit, "knowledge.similar_" + std::string(search::name(facet)),
                              {{"name", name}});
}

}

std::vector<View> similar_views(web::Visit const& visit, web::Pages const& pages,
                                organisations::Directory const& directory,
                                goals::Goals const& goals,
                                std::vector<search::Similar> const& similar) {
    std::vector<View> views;
    for (auto const& one : similar) {
        std::string title, words, why;
        for (auto const& segment : one.hit.title) title += segment.text;
        for (auto const& word : one.words) words += (words.empty() ? "" : ", ") + word;
        if (!words.empty())
            why = pages.format(visit, "knowledge.similar_words",
                               {{"count", one.words.size()}, {"words", words}});
        for (auto const& [facet, value] : one.values) {
            auto const fact = shared_fact(visit, pages, directory, goals, facet, value);
            why += (why.empty() || fact.empty() ? "" : "; ") + fact;
        }
        views.push_back(View()
                            .set("similar_title", title)
                            .set("similar_url", visit.address(one.hit.path))
                            .set_optional("similar_why", why));
    }
    return views;
}

}
