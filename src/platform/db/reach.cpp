// The reach of a thread is a stack of scopes; an engine asks for the innermost when it begins.
#include "platform/db/reach.h"

#include <algorithm>
#include <stdexcept>

namespace db {

namespace {

thread_local Within const* innermost = nullptr;

/// Goes into SQL as it is, so that nothing else is let through.
bool is_id(std::string const& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    });
}

}

Reach Reach::everything() {
    Reach reach;
    reach.text_ = "all";
    return reach;
}

Reach Reach::of(std::span<std::string const> owners) {
    Reach reach;
    for (auto const& owner : owners) {
        if (!is_id(owner) || owner == "all") throw std::logic_error("database: no id to reach");
        reach.text_ += (reach.text_.empty() ? "" : ",") + owner;
    }
    return reach;
}

Within::Within(Reach reach) : reach_(std::move(reach)), outer_(innermost) { innermost = this; }

Within::~Within() { innermost = outer_; }

Reach Within::here() { return innermost ? innermost->reach_ : Reach(); }

std::string complaint_about_wall(Database& database) {
    if (!database.is_shared()) return {};
    auto reader = database.read();
    auto const who = reader.first(
        "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)",
        {}, [](Row const& row) { return row.text(0); });
    if (!who) return {};
    return "the role " + *who +
           " passes by the wall between organisations, as superusers and roles with BYPASSRLS do;"
           " sign in with a role that owns the database and is neither (createuser samverk)";
}

}
