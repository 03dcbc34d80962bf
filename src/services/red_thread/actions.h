// Tying and untying: check, store, record.
#pragma once
#include <expected>

#include "platform/basics/problems.h"
#include "services/red_thread/looking.h"

namespace red_thread {

/// On which side of a subject another one stands.
enum class Side : std::uint8_t { earlier, later };

enum class Tying : std::uint8_t { tied, was_tied };

/// Ties `other` to `subject`. Both are looked up by `looking`, which reads in `tx`. Field "other":
/// there is nothing such that the visitor may see, these two are not tied, it would be a circle.
std::expected<Tying, basics::Problems> tie(web::Services& services, web::Visit const& visit,
                                           db::Transaction& tx, Looking& looking,
                                           Subject const& subject, Side side, Subject const& other);

/// Unties the two, on whichever side they stand. False when they were not tied by anybody: what a
/// feature knows by itself is changed there.
bool untie(web::Services& services, web::Visit const& visit, db::Transaction& tx, Looking& looking,
           Subject const& subject, Subject const& other);

}
