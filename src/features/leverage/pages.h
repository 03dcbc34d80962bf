// The handlers, and what they share.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/leverage/gathering.h"
#include "features/leverage/removal.h"
#include "features/leverage/solving.h"
#include "platform/logging/log.h"
#include "services/members/allowance.h"
#include "services/web/showing.h"

namespace leverage {

struct Parts {
    web::Services& services;
    Pictures pictures = {};
    Solving solving;
    /// Of a member, or of an address, in an hour: questions that nobody had asked before.
    members::Allowance questions{60};

    explicit Parts(web::Services& all)
        : services(all), solving([&all](std::string const& why) {
              all.log.write(logging::Level::error, "leverage_failed", {{"why", why}});
          }) {}
};

struct Showing : web::Showing {
    Parts& parts;

    Showing(Parts& all, web::Visit const& one)
        : web::Showing(all.services, one, "leverage"), parts(all) {}
    std::string money(std::int64_t minor) const;        ///< "6,2 mnkr": in projects.
    std::string exact_money(std::int64_t minor) const;  ///< "1 575 000 kr": what removing costs.
    std::string number(std::int64_t value) const { return texts::number(visit.language, value); }
    /// In whose name it was said, and when.
    std::string told_by(Removal const& removal) const;
    /// What it costs and how long it takes, or that nobody has said.
    std::string cost_text(Removal const& removal) const;
    std::string months_text(Removal const& removal) const;
};

/// What is asked for: "share" (1 to 100, 50 when absent) and "by".
struct Asked {
    int share = usual_share;
    By by = By::projects;
    std::string typed = {};          ///< The share as it was written.
    basics::Problems problems = {};  ///< Then `share` and `by` are the usual ones.
};
Asked asked_in(web::Visit const& visit);
std::string query_of(Asked const& asked);

/// The answer for this reader, within their allowance.
Solving::Told told(Parts& parts, web::Visit const& visit, Question const& question,
                   std::chrono::milliseconds patience);

/// What the page is made of, for its parts.
struct Scene {
    Showing const& showing;
    Picture const& picture;
    Costs const& costs;
    Question const& question;
    Asked const& asked;

    /// Money, or so many barriers when no cost is told.
    std::string cost_text(std::int64_t cost) const;
    /// "3 projekt", "12 000 invånare", "4 mnkr".
    std::string won_text(std::int64_t won) const;
    /// Titles for a table, and in quotation marks for a sentence.
    std::string names(std::vector<std::uint32_t> const& things) const;
    std::string quoted(std::vector<std::uint32_t> const& things) const;
};
/// The way back: all barriers, and the page of which one first for what lies below it.
std::vector<web::View> breadcrumbs(Showing const& showing, bool is_below);
std::string address_of(Showing const& showing, Held const& held);
web::View cell(std::string const& text, std::string const& url, bool is_head);
web::View table(std::string const& title, std::vector<std::string> const& heads,
                std::vector<std::vector<web::View>> rows);

// choice_view.cpp
web::View found_view(Scene const& scene, Found const& found);

// page.cpp
/// GET /barriers/leverage
http::Response show(Parts& parts, web::Visit const& visit);

// removal_pages.cpp
/// GET and POST /barriers/leverage/{id}
http::Response show_held(Parts& parts, web::Visit const& visit);
http::Response save(Parts& parts, web::Visit const& visit);

/// Writes what removing takes, in the name of the organisation that answers for the barrier, or of
/// those who lead the whole; and records it. What was written.
Removal tell(web::Services& services, db::Transaction& tx, web::Visit const& visit,
             Held const& held, Removal removal);

// beside.cpp
std::vector<web::Beside> beside(std::shared_ptr<Parts> const& parts);

// api.cpp
namespace api {
http::Response show(Parts& parts, web::Visit const& visit);
http::Response show_held(Parts& parts, web::Visit const& visit);
http::Response save(Parts& parts, web::Visit const& visit);
http::Response csv(Parts& parts, web::Visit const& visit);
}

}
