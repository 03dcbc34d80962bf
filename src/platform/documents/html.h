// The text of a web page as a browser saves it: headings, paragraphs, lists, labels and values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// `label` is a term or row head (dt, th, the first of two cells), `value` what stands for it (dd,
/// td).
enum class HtmlKind : std::uint8_t { heading, paragraph, list_item, label, value };

struct HtmlLink {
    std::string address;  ///< As in the page, http or https only.
    std::string text = {};
};

/// A piece of running text, UTF-8, white space collapsed, never empty.
struct HtmlBlock {
    HtmlKind kind = HtmlKind::paragraph;
    int level = 0;  ///< Of a heading: 1 to 6. Otherwise 0.
    std::string text = {};
    std::vector<HtmlLink> links = {};
};

/// What a page says of itself may be empty. Scripts, menus, footers, forms and what is hidden are
/// left out of the blocks; when the page marks its main part, so is everything outside it.
struct HtmlPage {
    std::string title = {};  ///< Its first main heading, otherwise what its head says.
    std::string site_name = {};
    std::string address = {};   ///< The canonical one.
    std::string language = {};  ///< As in the page: "sv-SE".
    std::vector<HtmlBlock> blocks = {};
};

/// Whether the beginning of the text is that of a web page.
bool looks_like_html(std::string_view text);

/// Reads UTF-8 however broken its markup is; nothing is fetched. Nothing when it is above 20 MB or
/// has no elements at all.
std::optional<HtmlPage> read_html(std::string_view utf8);

}
