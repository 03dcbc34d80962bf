// The tables of routes and the rows put together.
#include "app/roles/matrix.h"

#include <algorithm>
#include <set>

namespace roles {

namespace {

using permissions::Over;
using permissions::Standing;

bool begins(std::string_view path, std::string_view with) {
    return path == with || (path.starts_with(with) && path[with.size()] == '/');
}

bool fits(Row const& row, http::Method method, std::string_view path) {
    if (row.method) return *row.method == method && row.path == path;
    return begins(path, row.path);
}

/// The longest that fits; of two that are equally long, the one for just this method.
Row const* row_of(http::Method method, std::string_view path) {
    Row const* best = nullptr;
    for (auto const& row : rows())
        if (fits(row, method, path) && (!best || row.path.size() > best->path.size() ||
                                        (row.path.size() == best->path.size() && row.method)))
            best = &row;
    return best;
}

Line line_of(std::string const& part, web::Route const& route, bool is_page) {
    Line line{.part = part,
              .method = route.method,
              .path = route.path,
              .is_page = is_page,
              .permission = route.permission};
    auto const* row = row_of(route.method, route.path);
    if (row) {
        line.over = row->over;
        line.thing = row->thing;
    }
    line.lacks_row = !row && route.path.contains('{');
    bool const with_key =
        !is_page && route.method != http::Method::get && line.over != Over::secret;
    for (std::size_t i = 0; i < permissions::standings.size(); ++i) {
        auto const standing = permissions::standings[i];
        bool const has_role = standing != Standing::visitor && standing != Standing::member;
        line.allowed[i] = !line.lacks_row && (has_role || !with_key) &&
                          permissions::may(standing, route.permission, line.over);
    }
    return line;
}

Allowed allowed(permissions::Permission permission, Over over) {
    Allowed all = {};
    for (std::size_t i = 0; i < permissions::standings.size(); ++i)
        all[i] = permissions::may(permissions::standings[i], permission, over);
    return all;
}

void find_gaps(std::span<web::Feature const> features, Matrix& matrix) {
    for (auto const& feature : features)
        for (auto const& subject : feature.subjects)
            if (std::ranges::find(shown(), subject.kind, &Shown::kind) == shown().end())
                matrix.kinds_without_row.push_back(subject.kind);
    std::set<Row const*> used;
    for (auto const& line : matrix.lines)
        if (auto const* row = row_of(line.method, line.path)) used.insert(row);
    for (auto const& row : rows())
        if (!used.contains(&row)) matrix.idle_rows.emplace_back(row.path);
}

}

Matrix matrix(std::span<web::Feature const> features) {
    Matrix made;
    for (auto const& feature : features) {
        for (auto const& route : feature.pages)
            made.lines.push_back(line_of(feature.name, route, true));
        for (auto const& route : feature.machine)
            made.lines.push_back(line_of(feature.name, route, false));
    }
    for (auto const& one : shown()) made.sights.push_back({one, allowed(one.permission, one.over)});
    for (auto const& one : fields())
        made.fields.push_back({one, allowed(one.permission, one.over)});
    find_gaps(features, made);
    return made;
}

}
