// Trials, their sites, and what is left to do, as programs see them.
#pragma once
#include "features/innovation/following.h"
#include "features/innovation/trials.h"

namespace innovation {

json::Object site_json(db::Reader& reader, Site const& site);
/// With the sites that the one who asks may see.
json::Object trial_json(Showing const& showing, db::Reader& reader, Work const& work,
                        Experiment const& one);
json::Object condition_json(Showing const& showing, Gate const& gate, FollowUp const& one,
                            std::vector<MovedFollowUp> const& moved);

/// The members of a JSON object: texts, and numbers where a name says so.
struct Fields {
    std::map<std::string, std::string, std::less<>> texts = {};
    std::map<std::string, std::int64_t, std::less<>> numbers = {};
    basics::Problems problems = {};  ///< What is no text (or number), or not known.

    std::string value(std::string_view name) const;
    std::int64_t number(std::string_view name) const;
};
/// Throws BadRequest for what is no JSON object.
Fields fields_of(web::Visit const& visit, std::initializer_list<std::string_view> texts,
                 std::initializer_list<std::string_view> numbers = {});

}
