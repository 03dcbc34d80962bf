// A document of the joining package as plain values, and as one file for word processors. Pure
// functions.
#pragma once
#include <string>
#include <vector>

namespace joining {

/// One thing after the other, as on paper.
struct Block {
    enum class Kind : std::uint8_t { heading, paragraph, item, table };
    Kind kind = Kind::paragraph;
    std::string text = {};  ///< Of all but tables.
    std::vector<std::string> columns = {};
    std::vector<std::vector<std::string>> rows = {};
};

struct Document {
    std::string key = {};  ///< In addresses and text ids: "agreement".
    std::string title = {}, lead = {};
    std::vector<Block> blocks = {};
};

/// The documents one after the other as an OpenDocument text file (ODF 1.2), which LibreOffice and
/// Word open. `language` is "sv", "en" or "nb"; `country` "SE", "GB" or "NO". Letters that XML does
/// not know are left out. Throws std::runtime_error when there is no room.
std::string as_odt(std::string const& title, std::vector<Document> const& documents,
                   std::string const& language, std::string const& country);

}
