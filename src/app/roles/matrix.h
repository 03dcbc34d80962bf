// Who may do what: every route of the running program and every role, as one table.
#pragma once
#include <array>
#include <span>
#include <string>
#include <vector>

#include "app/roles/fields.h"
#include "app/roles/things.h"
#include "services/web/feature.h"

namespace roles {

using Allowed = std::array<bool, permissions::standings.size()>;

/// One route, and who may use it.
struct Line {
    std::string part;  ///< The feature that has it: "ideas".
    http::Method method = http::Method::get;
    std::string path = {};
    bool is_page = true;  ///< For people; otherwise for programs, and without a language.
    permissions::Permission permission = permissions::Permission::everyone;
    permissions::Over over = permissions::Over::anywhere;
    std::string_view thing = {};  ///< As in Row; empty: no single thing.
    bool lacks_row = false;       ///< Its address names a thing, and no row says which.
    Allowed allowed = {};         ///< In the order of permissions::standings.
};

/// Who sees things of a kind in a state.
struct Sight {
    Shown shown;
    Allowed allowed = {};
};

/// Who sees a single piece of information.
struct FieldSight {
    Field field;
    Allowed allowed = {};
};

struct Matrix {
    std::vector<Line> lines = {};  ///< In the order of the features' tables.
    std::vector<Sight> sights = {};
    std::vector<FieldSight> fields = {};
    std::vector<std::string> kinds_without_row = {};  ///< Kinds of subject that nothing says it of.
    std::vector<std::string> idle_rows = {};          ///< Addresses of rows that no route has.
};

/// A program writes with a key that a person makes for a role: nobody without one may, whatever the
/// route's permission says.
Matrix matrix(std::span<web::Feature const> features);

}
