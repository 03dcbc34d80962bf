// The answer of a search as the templates want it.
#pragma once
#include "app/find/address.h"
#include "services/organisations/directory.h"
#include "services/search/search.h"
#include "services/web/services.h"

namespace find {

/// What the views are made of.
struct Finding {
    web::Visit const& visit;
    web::Services const& services;
    organisations::Directory const& directory;
    Asked const& asked;
    search::Answer const& answer;
};

/// Everything of templates/results.mustache.
web::View results_view(Finding const& finding, db::Reader& reader);

/// What a facet's value is called: "0180" → "Stockholm".
std::string value_name(Finding const& finding, search::Facet facet, std::string const& value);

/// The search box with what was asked, for any page.
web::View search_box(web::Visit const& visit, std::string const& words,
                     std::vector<web::View> kept = {});

/// The filters with counts (facets_form), and the choices made (chosen_filters).
web::View facets_view(Finding const& finding);
std::vector<web::View> chosen_view(Finding const& finding);

/// Municipalities and counties with their counts (map_view).
web::View map_view(Finding const& finding);

}
