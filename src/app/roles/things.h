// What addresses are about, and over what a role must be held there: the rows that the matrix needs
// beside the tables of routes.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "platform/http/request.h"
#include "services/permissions/standing.h"

namespace roles {

/// The addresses that begin with `path` (whole segments) are about a thing of this kind. The
/// longest row that fits an address counts.
struct Row {
    std::string_view path;   ///< As in the tables of routes, without the language.
    std::string_view thing;  ///< Text id after "thing_": "need".
    permissions::Over over = permissions::Over::anywhere;
    /// Only for this method: what a form or a body names its organisation in.
    std::optional<http::Method> method = {};
};

/// Each address with a {part} in it has a row: roles::Matrix says which lack one.
std::span<Row const> rows();

/// Who sees a thing of a kind that not everybody sees.
struct Shown {
    std::string_view kind;   ///< As search and addresses name it: "project".
    std::string_view state;  ///< Text id after "state_".
    permissions::Permission permission;
    permissions::Over over;
};

/// Each kind that the features have has at least one.
std::span<Shown const> shown();

}
