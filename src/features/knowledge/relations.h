// Which other projects a project says that it continues or is part of, as links of the red thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/project.h"
#include "platform/db/database.h"
#include "services/web/linked.h"

namespace knowledge {

/// What is kept of one field: "continues" or "part_of", and whom it names.
struct Related {
    std::string relation;
    std::string target;  ///< Our id, or "number:" and the funder's number as compared.
    friend bool operator==(Related const&, Related const&) = default;
};

/// What the fields say; a field that names nothing is left out.
std::vector<Related> relations_of(Content const& content);

void set_relations(db::Transaction& tx, ProjectId project, std::vector<Related> const& related);

/// The links from and to a project that such fields tell of. `number` is its funder's number.
std::vector<web::Link> related_links(db::Reader& reader, ProjectId project,
                                     std::string_view number);

}
