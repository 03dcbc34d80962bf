// What each feature tells of a project in documents about it: a chapter of its own, in the reader's
// language, with nothing in it that the reader may not see. Who makes documents knows no feature.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "platform/office/office.h"
#include "services/web/access.h"
#include "services/web/visit.h"

namespace chapters {

struct Chapter {
    std::string key = {};  ///< "money": which documents have it, and where.
    std::string title = {};
    std::vector<office::Block> blocks = {};  ///< None: there is nothing to tell.
    std::vector<std::string> points = {};    ///< The same in a few words, for a slide.
    std::string source = {};                 ///< Where it comes from, and from which day it is.
};

/// For whom, and of which project.
struct Reading {
    web::Visit const& visit;
    db::Reader& reader;
    web::Access const& project;
    /// Also what only those who may change the project see; never for others.
    bool is_inside = false;
};

using Write = std::function<std::vector<Chapter>(Reading const&)>;

/// A paragraph of plain words, and a table's cell.
inline office::Paragraph paragraph(std::string text) { return {{{.text = std::move(text)}}}; }
inline office::Runs cell(std::string text) { return {{.text = std::move(text)}}; }

}
