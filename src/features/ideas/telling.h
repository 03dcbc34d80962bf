// The steps of telling that joining instead of sending takes part in.
#pragma once
#include "features/ideas/typed.h"

namespace ideas::pages {

/// What the look before sending says on top, and its status.
struct Notice {
    std::string text = {};
    int status = 200;
};

/// checked(), and whether those whom it is told take anything in.
Checked checked_for_sending(Showing const& showing, Typed const& typed);

http::Response form_page(Showing const& showing, Typed const& typed,
                         basics::Problems const& problems);
http::Response review_page(Showing const& showing, Typed const& typed, Checked const& good,
                           Notice const& notice = {}, basics::Problems const& problems = {});
/// Of one that became part of another: where it lives, in words, or will.
http::Response receipt_page(Showing const& showing, Sent const& sent, Sender const& sender);

/// "/needs/new", "/ideas/send", in the visit's language.
std::string address(Showing const& showing, Kind kind, std::string_view step);

}
