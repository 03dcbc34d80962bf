// Pages that all who hold the same roles see alike, kept with the places open that are a member's
// own.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/response.h"
#include "services/web/visit.h"

namespace web {

/// Stands in a page where something of the member's own goes. Secret and made at random for each
/// process: nobody's text can hold it.
struct Marks {
    std::string menu;          ///< The member's menu, or the link to sign in.
    std::string form_token;    ///< What ties a form to the session.
    members::MemberId nobody;  ///< In place of whoever is signed in.
    static Marks make();
};

/// What is the reader's own in a page.
struct Own {
    std::string menu, form_token;
};

/// A finished page, taken apart at its marks.
class SharedPage {
public:
    SharedPage(http::Response response, Marks const& marks);

    /// The page for one reader.
    http::Response filled(Own const& own) const;
    /// Roughly how much memory it takes.
    std::size_t bytes() const;

private:
    enum class Place : std::uint8_t { end, menu, form_token };
    http::Response head_;                                ///< Without a body.
    std::vector<std::pair<std::string, Place>> pieces_;  ///< A text, and what follows it.
};

/// What decides how a shared page looks: its address, whether somebody is signed in, the roles, and
/// the reader's municipality.
std::string shared_key(Visit const& visit);

/// The visit as the handler of a shared page sees it: the same roles, but nobody's name, id or
/// session, and the marks in their places. What is one member's own cannot come into the page.
Visit without_person(Visit const& visit, Marks const& marks);

}
