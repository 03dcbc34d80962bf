// A form of an organisation's own: shown and saved for those who answer for it.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/administration/pages.h"
#include "app/own_forms/store.h"

namespace own_forms {

/// What a page adds to the form that all have.
struct Page {
    FormKind const& kind;
    std::string path;  ///< Below /administration/ID/: "accessibility".
    /// Checked beside the fields' own rules, when those hold.
    std::function<basics::Problems(Values const&)> also = {};
    /// After a change has been committed.
    std::function<void()> saved = {};
    /// Where the result can be seen, without the language; empty: nowhere.
    std::string see_path = {};
    /// What stands below the form, rendered; or nothing.
    std::string below_html = {};
};

/// The form with what is kept. Text ids of the part: KIND_title, KIND_lead.
http::Response show(web::Services& services, web::Visit const& visit,
                    administration::Place const& place, Page const& page);
/// Saves the form, or shows it again with what is wrong: 422, or 409 when somebody else was first.
http::Response save(web::Services& services, web::Visit const& visit,
                    administration::Place const& place, Page const& page);

}
