// What a feature offers the rest of the program, as plain lists.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/templates/view.h"
#include "services/search/describe.h"
#include "services/web/access.h"
#include "services/web/became.h"
#include "services/web/beside.h"
#include "services/web/linked.h"
#include "services/web/visit.h"

namespace db {
class Transaction;
}
namespace lifetimes {
struct Rule;
}

namespace web {

struct Moderated;
struct Registered;

using Handler = std::function<http::Response(Visit const&)>;

/// A body without a file has room in this.
inline constexpr std::size_t form_limit = 512 * 1024;
/// The largest file that may be sent, unless the operator's settings say another size: a route with
/// this limit takes what they allow.
inline constexpr std::size_t upload_limit = 64 * 1024 * 1024;

/// One line of the route table. There is no default for the permission: forgetting it does not
/// compile.
struct Route {
    http::Method method;
    std::string path;  ///< "/projects/{id}/{slug}". In `pages` without the language that addresses
                       ///< begin with.
    permissions::Permission permission;
    Handler handler;
    std::size_t body_limit = form_limit;
    /// Whether it keeps a worker for long on purpose, as hashing a password does: it gets one of
    /// the few that pages do not wait for.
    bool is_slow = false;
    /// Whether all who hold the same roles see the same page, but for their menu and their forms'
    /// tokens: it is made once for them and kept (shared_page.h). Its handler sees the roles, but
    /// not who asks.
    bool is_shared = false;
    /// Whether the page is also there in the further languages (platform/texts/further.h).
    bool in_further_languages = false;
    /// Whether other sites may show it in a frame: the handler says which ones, in its content
    /// policy. Nothing of who asks is read for it, and no cookie.
    bool may_be_framed = false;
};

/// The same route, also in the further languages.
inline Route in_further_languages(Route route) {
    route.in_further_languages = true;
    return route;
}

/// The same route, its page shared by all who hold the same roles.
inline Route shared(Route route) {
    route.is_shared = true;
    return route;
}

/// An entry of the main menu. `place` orders entries across features.
struct MenuItem {
    std::string text;  ///< Text id.
    std::string path;
    int place = 0;
};

/// A subject in a list, as the partial of its kind wants it (card_project), and for tables the
/// texts who_text, period_text, sum_text and status_text. Nothing when the subject is gone.
using Card =
    std::function<std::optional<templates::View>(Visit const&, db::Reader&, std::string_view id)>;

/// How subjects of a kind are found by search and shown in lists, where only kind and id are known.
struct SubjectKind {
    std::string kind;  ///< "project"; addresses and search use it.
    search::Describe describe;
    Card card;
    AccessTo access = nullptr;  ///< Null: nothing is put beside such subjects.
    /// Null: people write nothing there that could be reported.
    std::shared_ptr<Moderated const> moderated = nullptr;
    /// Null: such subjects are not registered.
    std::shared_ptr<Registered const> registered = nullptr;
    /// Null: the feature keeps no links of such subjects by itself.
    LinksOf links = nullptr;
    /// Null: nobody is told of what became of such subjects but who follows them.
    TellBeginners tell_beginners = nullptr;
};

/// Removes for good what a feature has put beside one subject of another's, which is being weeded.
using ForgetSubject =
    std::function<void(db::Transaction&, std::string_view kind, std::string_view id)>;

struct Feature {
    std::string name;                 ///< The folder: "knowledge".
    std::vector<Route> pages = {};    ///< For people; addresses begin with the language.
    std::vector<Route> machine = {};  ///< For programs: "/api/v1/…", feeds, "/datasets/…".
    std::vector<MenuItem> menu = {};
    std::vector<SubjectKind> subjects = {};
    /// Begins the work beside requests. Called once, and only when the site is served: other
    /// commands leave such work alone. What it gives ends the work, and waits for that, as it
    /// falls.
    std::function<std::shared_ptr<void>()> begin_work = {};
    /// Another node has changed the database: what the feature keeps in memory of it may be old.
    /// Called from a thread of its own, one call at a time, only while the site is served.
    std::function<void()> changed_elsewhere = {};
    /// What is kept for a time (services/lifetimes).
    std::vector<std::shared_ptr<lifetimes::Rule const>> lifetimes = {};
    ForgetSubject forget_subject = {};
    std::vector<Beside> beside = {};
    std::vector<LinksBeside> links_beside = {};
};

}
