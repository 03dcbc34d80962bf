// md4c reads; what comes out is written here tag by tag, so that nothing else can.
#include "platform/markdown/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace markdown {

namespace {

constexpr unsigned flags =
    MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
/// Quotes and lists inside each other beyond this are shown without their marks.
constexpr int deepest = 12;

void escape(std::string_view text, std::string& out) {
    for (char c : text) switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
}

bool is_safe_address(std::string_view address) {
    return address.starts_with("https://") || address.starts_with("http://") ||
           address.starts_with("mailto:");
}

std::string attribute(MD_ATTRIBUTE const& value) { return {value.text, value.size}; }

struct Writer {
    std::string out = {};
    int first_heading = 3;
    int depth = 0, pictures = 0;
    std::vector<bool> links = {};
    bool plain = false;

    void tag(std::string_view name, bool opens) {
        if (!plain) out.append(opens ? "<" : "</").append(name).append(">");
    }

    void heading(int level, bool opens) {
        auto const shown = std::min(first_heading + level - 1, 6);
        tag("h" + std::to_string(shown), opens);
    }

    void block(MD_BLOCKTYPE type, void* detail, bool opens) {
        if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
            depth += opens ? 1 : 0;
            bool const shown = depth <= deepest;
            depth -= opens ? 0 : 1;
            if (shown)
                tag(type == MD_BLOCK_QUOTE ? "blockquote"
                    : type == MD_BLOCK_UL  ? "ul"
                                           : "ol",
                    opens);
            return;
        }
        switch (type) {
            case MD_BLOCK_P: tag("p", opens); break;
            case MD_BLOCK_LI:
                if (depth <= deepest) tag("li", opens);
                break;
            case MD_BLOCK_H:
                heading(static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level), opens);
                break;
            case MD_BLOCK_HR:
                if (opens) tag("hr", true);
                break;
            case MD_BLOCK_CODE:
                tag(opens ? "pre" : "code", opens);
                tag(opens ? "code" : "pre", opens);
                break;
            case MD_BLOCK_TABLE: tag("table", opens); break;
            case MD_BLOCK_THEAD: tag("thead", opens); break;
            case MD_BLOCK_TBODY: tag("tbody", opens); break;
            case MD_BLOCK_TR: tag("tr", opens); break;
            case MD_BLOCK_TH: tag("th", opens); break;
            case MD_BLOCK_TD: tag("td", opens); break;
            default: break;
        }
        if (!opens && plain && !out.empty() && out.back() != '\n') out += '\n';
    }

    void link(MD_SPAN_A_DETAIL const& detail) {
        auto const address = attribute(detail.href);
        links.push_back(is_safe_address(address) && !plain);
        if (!links.back()) return;
        out += "<a href=\"";
        escape(address, out);
        out += "\" rel=\"nofollow ugc noopener\">";
    }

    void span(MD_SPANTYPE type, void* detail, bool opens) {
        switch (type) {
            case MD_SPAN_EM: tag("em", opens); break;
            case MD_SPAN_STRONG: tag("strong", opens); break;
            case MD_SPAN_CODE: tag("code", opens); break;
            case MD_SPAN_DEL: tag("del", opens); break;
            case MD_SPAN_A:
                if (opens) link(*static_cast<MD_SPAN_A_DETAIL*>(detail));
                else {
                    if (links.back()) tag("a", false);
                    links.pop_back();
                }
                break;
            default: break;
        }
    }

    void text(MD_TEXTTYPE type, std::string_view part) {
        if (type == MD_TEXT_BR) plain ? void(out += ' ') : tag("br", true);
        else if (type == MD_TEXT_SOFTBR) out += plain ? ' ' : '\n';
        else if (type == MD_TEXT_NULLCHAR) return;
        else if (type == MD_TEXT_ENTITY) out += plain ? " " : part;
        else if (plain) out += part;
        else escape(part, out);
    }
};

std::string_view capped(std::string_view text) {
    if (text.size() <= longest) return text;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

std::string written(std::string_view source, Writer writer) {
    auto const text = capped(source);
    MD_PARSER const parser{
        .abi_version = 0,
        .flags = flags,
        .enter_block =
            [](MD_BLOCKTYPE type, void* detail, void* to) {
                static_cast<Writer*>(to)->block(type, detail, true);
                return 0;
            },
        .leave_block =
            [](MD_BLOCKTYPE type, void* detail, void* to) {
                static_cast<Writer*>(to)->block(type, detail, false);
                return 0;
            },
        .enter_span =
            [](MD_SPANTYPE type, void* detail, void* to) {
                static_cast<Writer*>(to)->span(type, detail, true);
                return 0;
            },
        .leave_span =
            [](MD_SPANTYPE type, void* detail, void* to) {
                static_cast<Writer*>(to)->span(type, detail, false);
                return 0;
            },
        .text =
            [](MD_TEXTTYPE type, MD_CHAR const* part, MD_SIZE size, void* to) {
                static_cast<Writer*>(to)->text(type, {part, size});
                return 0;
            },
        .debug_log = nullptr,
        .syntax = nullptr,
    };
    if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &writer) != 0)
        throw std::runtime_error("the text could not be read as Markdown");
    if (text.size() < source.size()) writer.out += writer.plain ? "…" : "<p>…</p>";
    return std::move(writer.out);
}

}

std::string to_html(std::string_view text, int first_heading) {
    return written(text, {.first_heading = first_heading});
}

std::string to_plain(std::string_view text) {
    auto plain = written(text, {.plain = true});
    while (!plain.empty() && plain.back() == '\n') plain.pop_back();
    return plain;
}

std::string escaped(std::string_view text) {
    std::string out = {};
    escape(text, out);
    return out;
}

}
