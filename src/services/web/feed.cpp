// Feeds are small: written whole.
#include "services/web/feed.h"

namespace web {

namespace {

void element(std::string& out, std::string_view name, std::string_view text) {
    out.append("<")
        .append(name)
        .append(">")
        .append(xml_escaped(text))
        .append("</")
        .append(name)
        .append(">\n");
}

void link(std::string& out, std::string_view relation, std::string_view type,
          std::string_view address) {
    out.append("<link rel=\"")
        .append(relation)
        .append("\" type=\"")
        .append(type)
        .append("\" href=\"")
        .append(xml_escaped(address))
        .append("\"/>\n");
}

}

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (char c : text) {
        auto const byte = static_cast<unsigned char>(c);
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            default:
                if (byte >= 0x20 || c == '\n' || c == '\t') escaped += c;
        }
    }
    // U+FFFE and U+FFFF are the only others that UTF-8 can write and XML 1.0 cannot.
    for (std::string_view banned : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (auto at = escaped.find(banned); at != escaped.npos; at = escaped.find(banned, at))
            escaped.erase(at, banned.size());
    return escaped;
}

http::Response atom(Feed const& feed) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
        xml_escaped(feed.language) + "\">\n";
    element(out, "id", feed.address);
    element(out, "title", feed.title);
    element(out, "updated",
            basics::iso(feed.entries.empty() ? basics::Time{} : feed.entries.front().updated));
    out += "<author>";
    element(out, "name", feed.author);
    out += "</author>\n";
    link(out, "self", "application/atom+xml", feed.address);
    link(out, "alternate", "text/html", feed.page);
    for (auto const& entry : feed.entries) {
        out += entry.language.empty()
                   ? "<entry>\n"
                   : "<entry xml:lang=\"" + xml_escaped(entry.language) + "\">\n";
        element(out, "id", entry.id);
        element(out, "title", entry.title);
        element(out, "updated", basics::iso(entry.updated));
        link(out, "alternate", "text/html", entry.address);
        if (!entry.summary.empty()) element(out, "summary", entry.summary);
        out += "</entry>\n";
    }
    out += "</feed>\n";
    return http::Response{.body = std::move(out)}.with("Content-Type",
                                                       "application/atom+xml; charset=utf-8");
}

}
