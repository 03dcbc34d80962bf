// What features say on the page of another's subject: on a project's page that it is in use, and
// where it stands in the process. The page asks them all, and knows none.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/templates/view.h"
#include "services/web/visit.h"

namespace db {
class Reader;
}

namespace web {

struct Services;

/// A fact, in the visitor's language; `url`, with the language, leads to what it tells of.
struct BesideLine {
    std::string text;
    std::string url = {};
};

/// What this visitor may do: a link to a form, or a button that sends at once.
struct BesideAction {
    std::string text;
    std::string url;
    bool is_sent = false;  ///< A button: POST to `url`, with `values`.
    std::vector<std::pair<std::string, std::string>> values = {};
};

/// A box with a title in the margin of a subject's page.
struct BesideBox {
    std::string title;
    std::string text = {};  ///< One sentence; may be empty.
    std::vector<BesideLine> lines = {};
    std::vector<BesideAction> actions = {};
    /// The step of the red thread that it tells of, "implemented" or "spread"; empty for none.
    std::string thread_step = {};
    /// What stands at that step, and where it leads.
    std::string thread_note = {}, thread_url = {};
    bool is_reached = false;  ///< Whether that step is reached.
};

/// Nothing when there is nothing to say and nothing to do. That the visitor may see the subject has
/// been asked before. A page that is shared by all who hold the same roles (Route::is_shared) does
/// not tell who asks. What changes a box is recorded about the subject: pages in memory follow the
/// activity log.
using ShowBeside =
    std::function<std::optional<BesideBox>(Visit const&, db::Reader&, std::string_view id)>;

/// `place` orders the boxes of one page.
struct Beside {
    std::string kind;  ///< Of the subjects on whose pages it stands.
    int place;
    ShowBeside show;
};

/// What all features say beside one subject, in their order.
std::vector<BesideBox> boxes_beside(Services const& services, Visit const& visit,
                                    db::Reader& reader, std::string_view kind, std::string_view id);

/// What is said of one step of the red thread, or null.
BesideBox const* box_of_step(std::vector<BesideBox> const& boxes, std::string_view thread_step);

/// The values of the partial beside_boxes.
templates::View beside_view(std::vector<BesideBox> const& boxes);

}
