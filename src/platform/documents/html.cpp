// libxml2 mends the markup; this file walks the tree and decides what people would read.
#include "platform/documents/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <memory>

namespace documents {

namespace {

constexpr std::size_t largest_page = 20 * 1024 * 1024;

constexpr auto left_out = std::to_array<std::string_view>(
    {"script", "style", "noscript", "template", "svg", "nav", "footer", "form", "button", "select",
     "iframe", "head", "figcaption", "object", "canvas", "dialog", "video", "audio", "textarea"});

constexpr auto block_elements = std::to_array<std::string_view>(
    {"p",      "div",        "section", "article", "ul",     "ol",      "table",   "tbody",
     "thead",  "blockquote", "pre",     "main",    "header", "address", "details", "summary",
     "dl",     "fieldset",   "figure",  "aside",   "hr",     "tr",      "body",    "html",
     "center", "legend",     "caption", "tfoot",   "hgroup", "br",      "li",      "label",
     "dt",     "dd",         "th",      "td"});

template <class List>
bool among(std::string_view name, List const& list) {
    return std::ranges::find(list, name) != std::ranges::end(list);
}

std::string_view view(xmlChar const* text) {
    return text ? reinterpret_cast<char const*>(text) : "";
}

std::string attribute(xmlNode const* node, char const* name) {
    std::unique_ptr<xmlChar, void (*)(void*)> const value(
        xmlGetProp(node, reinterpret_cast<xmlChar const*>(name)), [](void* p) { xmlFree(p); });
    return std::string(view(value.get()));
}

bool is_element(xmlNode const* node) { return node->type == XML_ELEMENT_NODE; }

int heading_level(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0'
                                                                                  : 0;
}

bool is_hidden(xmlNode const* node) {
    if (node->properties == nullptr) return false;
    if (xmlHasProp(node, reinterpret_cast<xmlChar const*>("hidden"))) return true;
    if (attribute(node, "aria-hidden") == "true") return true;
    auto const marks =
        attribute(node, "class") + " " + attribute(node, "id") + " " + attribute(node, "role");
    return marks.contains("cookie") || marks.contains("breadcrumb") ||
           marks.contains("visually-hidden") || marks.contains("sr-only") ||
           marks.contains("navigation");
}

/// The next node in the order of the page below `root`, entering `node` only when `enter` says so.
xmlNode* after(xmlNode* node, xmlNode const* root, bool enter) {
    if (enter && node->children) return node->children;
    while (node && node != root) {
        if (node->next) return node->next;
        node = node->parent;
    }
    return nullptr;
}

template <class Wanted>
xmlNode* first(xmlNode* root, Wanted wanted) {
    for (auto* node = root; node; node = after(node, root, true))
        if (is_element(node) && wanted(node)) return node;
    return nullptr;
}

bool named(xmlNode const* node, std::string_view name) { return view(node->name) == name; }

/// Gathers the blocks while the tree is walked.
class Walker {
public:
    explicit Walker(HtmlPage& page) : page_(page) {}

    /// The parser keeps trees shallower than 256 levels, so walking by calls is safe.
    void walk(xmlNode* parent, bool in_main) {
        for (auto* node = parent->children; node; node = node->next) {
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
                add(view(node->content));
            else if (is_element(node)) element(node, in_main);
        }
    }

    void flush() {
        while (!text_.empty() && text_.back() == ' ') text_.pop_back();
        if (!text_.empty())
            page_.blocks.push_back({kind_, level_, std::move(text_), std::move(links_)});
        text_.clear();
        links_.clear();
    }

private:
    void element(xmlNode* node, bool in_main) {
        auto const name = view(node->name);
        if (among(name, left_out) || is_hidden(node)) return;
        if (!in_main && (name == "header" || name == "aside") &&
            !first(node, [](auto* n) { return named(n, "h1"); }))
            return;
        if (name == "tr") return row(node, in_main);
        if (name == "a") return link(node, in_main);
        int const level = heading_level(name);
        bool const block = level > 0 || among(name, block_elements);
        if (!block) return inline_element(node, in_main);
        flush();
        auto const kind = kind_;
        auto const old_level = level_;
        if (level) kind_ = HtmlKind::heading, level_ = level;
        else if (name == "li") kind_ = HtmlKind::list_item;
        else if (name == "dt" || name == "th") kind_ = HtmlKind::label;
        else if (name == "dd" || name == "td") kind_ = HtmlKind::value;
        walk(node, in_main);
        flush();
        kind_ = kind;
        level_ = old_level;
    }

    /// "<b>Status</b><span>Pågående</span>" is two words although nothing stands between them.
    void inline_element(xmlNode* node, bool in_main) {
        bool const may_join = !text_.empty() && text_.back() != ' ';
        boundary_ = may_join;
        walk(node, in_main);
        boundary_ = !text_.empty() && text_.back() != ' ';
    }

    void link(xmlNode* node, bool in_main) {
        auto address = attribute(node, "href");
        auto const begin = text_.size();
        inline_element(node, in_main);
        if (!address.starts_with("http://") && !address.starts_with("https://")) return;
        auto const from = std::min(begin, text_.size());
        std::string words = text_.substr(from);
        links_.push_back({std::move(address), std::move(words)});
    }

    /// Two cells are a label and its value; more are one line.
    void row(xmlNode* node, bool in_main) {
        std::vector<xmlNode*> cells;
        for (auto* child = node->children; child; child = child->next)
            if (is_element(child) && (named(child, "td") || named(child, "th")))
                cells.push_back(child);
        flush();
        auto const kind = kind_;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            bool const pair = cells.size() == 2;
            kind_ = pair ? (i == 0 ? HtmlKind::label : HtmlKind::value) : HtmlKind::paragraph;
            walk(cells[i], in_main);
            if (pair || i + 1 == cells.size()) flush();
            else if (!text_.empty()) text_ += "\t";
        }
        flush();
        kind_ = kind;
    }

    void add(std::string_view words) {
        if (boundary_ && !words.empty() && !text_.empty()) {
            auto const last = static_cast<unsigned char>(text_.back());
            bool const upper = (words[0] >= 'A' && words[0] <= 'Z') || words.starts_with("Å") ||
                               words.starts_with("Ä") || words.starts_with("Ö") ||
                               words.starts_with("http");
            if (upper &&
                ((last >= 'a' && last <= 'z') || (last >= '0' && last <= '9') || last == ':'))
                text_ += ' ';
        }
        boundary_ = false;
        for (char c : words) {
            bool const space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (!space) text_ += c;
            else if (!text_.empty() && text_.back() != ' ' && text_.back() != '\t') text_ += ' ';
        }
    }

    HtmlPage& page_;
    HtmlKind kind_ = HtmlKind::paragraph;
    int level_ = 0;
    std::string text_;
    std::vector<HtmlLink> links_;
    bool boundary_ = false;
};

std::string text_of(xmlNode* node) {
    HtmlPage page;
    Walker walker(page);
    walker.walk(node, true);
    walker.flush();
    std::string text;
    for (auto const& block : page.blocks) text += (text.empty() ? "" : " ") + block.text;
    return text;
}

/// What the head says: title, site, canonical address.
void read_head(xmlNode* root, HtmlPage& page) {
    for (auto* node = root; node; node = after(node, root, true)) {
        if (!is_element(node)) continue;
        if (named(node, "title") && page.title.empty()) page.title = text_of(node);
        else if (named(node, "link") && attribute(node, "rel") == "canonical")
            page.address = attribute(node, "href");
        else if (named(node, "meta")) {
            auto const property = attribute(node, "property");
            if (property == "og:title") page.title = attribute(node, "content");
            else if (property == "og:site_name") page.site_name = attribute(node, "content");
            else if (property == "og:url" && page.address.empty())
                page.address = attribute(node, "content");
        }
    }
}

xmlNode* main_part(xmlNode* root) {
    auto const is_main = [](xmlNode* node) {
        return named(node, "main") || attribute(node, "role") == "main";
    };
    auto const is_article = [](xmlNode* node) {
        return named(node, "article") &&
               first(node, [](xmlNode* n) { return named(n, "h1"); }) != nullptr;
    };
    auto* found = first(root, is_main);
    return found ? found : first(root, is_article);
}

}

bool looks_like_html(std::string_view text) {
    auto beginning = text.substr(0, 2048);
    std::string lower;
    for (char c : beginning) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (std::string_view mark : {"<!doctype html", "<html", "<head", "<body", "<meta ", "<title"})
        if (lower.contains(mark)) return true;
    return false;
}

std::optional<HtmlPage> read_html(std::string_view utf8) {
    if (utf8.size() > largest_page) return std::nullopt;
    constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_NONET | HTML_PARSE_COMPACT;
    std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> const document(
        htmlReadMemory(utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", options),
        xmlFreeDoc);
    auto* const root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr) return std::nullopt;

    HtmlPage page;
    page.language = attribute(root, "lang");
    read_head(root, page);
    auto* const part = main_part(root);
    auto* const whole = part ? part : root;
    auto* heading = first(whole, [](xmlNode* node) { return named(node, "h1"); });
    if (heading == nullptr) heading = first(root, [](xmlNode* node) { return named(node, "h1"); });
    if (heading)
        if (auto title = text_of(heading); !title.empty()) page.title = std::move(title);
    Walker walker(page);
    walker.walk(whole, part != nullptr);
    walker.flush();
    return page;
}

}
