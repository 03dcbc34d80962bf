// Which subjects may be tied together, and how that is called.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "services/web/linked.h"

namespace red_thread {

/// "answered_by", "became", "continued_by", "told_in", "merged_into", "used_by", "led_to": the
/// names in the database, the API and text ids.
std::string_view name(web::Relation relation);
std::optional<web::Relation> parse_relation(std::string_view name);

/// How something of the kind `later` comes of something of the kind `earlier` when people tie them;
/// nothing when that makes no sense, or is known without being told (a case knows its projects).
std::optional<web::Relation> relation_between(std::string_view earlier, std::string_view later);

/// Kinds of what something of this kind may have come from, and of what may have come of it.
std::span<std::string_view const> kinds_before(std::string_view kind);
std::span<std::string_view const> kinds_after(std::string_view kind);

}
