// Finds the parts between the boundaries without copying what the files contain.
#include "platform/http/multipart.h"

#include <optional>

#include "platform/basics/text.h"
#include "platform/http/ascii.h"
#include "platform/http/parameters.h"
#include "platform/http/percent.h"
#include "platform/http/response.h"
#include "platform/http/target.h"

namespace http {

namespace {

constexpr std::size_t boundary_limit = 70;
constexpr std::size_t part_head_limit = 4'096;
constexpr std::size_t file_name_limit = 1'000;

std::string boundary_of(std::string_view content_type) {
    auto const read = parameters(content_type);
    auto const boundary = read ? read->find("boundary") : std::nullopt;
    if (!boundary || boundary->empty() || boundary->size() > boundary_limit)
        throw BadRequest{"the form does not say what stands between its parts"};
    return std::string(*boundary);
}

/// The body, part by part.
class Parts {
public:
    Parts(std::string_view body, std::string_view boundary)
        : rest_(body), delimiter_("\r\n--" + std::string(boundary)) {
        auto const first = std::string_view(delimiter_).substr(2);
        if (rest_.starts_with("\r\n")) rest_.remove_prefix(2);
        if (!rest_.starts_with(first))
            throw BadRequest{"the form does not begin with its boundary"};
        rest_.remove_prefix(first.size());
        auto const line = line_end(rest_);
        if (!line) throw BadRequest{"the form's first boundary is broken"};
        last_ = line->last;
        rest_.remove_prefix(line->size);
    }

    /// The next part with its head, or nothing after the last.
    std::optional<std::string_view> next() {
        if (last_) return std::nullopt;
        for (auto at = rest_.find(delimiter_); at != rest_.npos;
             at = rest_.find(delimiter_, at + 1)) {
            auto const after = rest_.substr(at + delimiter_.size());
            auto const line = line_end(after);
            if (!line) continue;
            auto const part = rest_.substr(0, at);
            last_ = line->last;
            rest_ = after.substr(line->size);
            return part;
        }
        throw BadRequest{"the form is cut off"};
    }

private:
    struct LineEnd {
        std::size_t size = 0;
        bool last = false;
    };

    /// What follows a boundary: a line break, or "--" when it was the last one.
    static std::optional<LineEnd> line_end(std::string_view after) {
        if (after.starts_with("--")) return LineEnd{2, true};
        std::size_t blanks = 0;
        while (blanks < after.size() && (after[blanks] == ' ' || after[blanks] == '\t')) ++blanks;
        if (!after.substr(blanks).starts_with("\r\n")) return std::nullopt;
        return LineEnd{blanks + 2, false};
    }

    std::string_view rest_;
    std::string delimiter_;
    bool last_ = false;
};

struct PartHead {
    std::string name;
    std::optional<std::string> file_name;
    std::string content_type;
};

/// Browsers write the three characters that would end the name as %22, %0D and %0A (WHATWG).
std::string unescaped(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        if (text.starts_with("%22")) result += '"';
        else if (text.starts_with("%0D")) result += '\r';
        else if (text.starts_with("%0A")) result += '\n';
        else {
            result += text.front();
            text.remove_prefix(1);
            continue;
        }
        text.remove_prefix(3);
    }
    return result;
}

/// `UTF-8''G%C3%B6teborg.csv` as some programs send it (RFC 8187).
std::string extended_value(std::string_view text) {
    auto const encoding = take_until(text, '\'');
    take_until(text, '\'');
    auto decoded = percent_decoded(text);
    if (!equal_ignoring_case(encoding, "utf-8") || !decoded)
        throw BadRequest{"a file's name is broken"};
    return *std::move(decoded);
}

void read_disposition(std::string_view value, PartHead& head) {
    auto const read = parameters(value);
    if (!read || read->value != "form-data")
        throw BadRequest{"a part of the form is not form-data"};
    auto const name = read->find("name");
    if (!name) throw BadRequest{"a part of the form has no name"};
    head.name = checked_text(unescaped(*name), "a field's name");
    if (head.name.size() > field_name_limit) throw BadRequest{"a field's name is too long"};
    if (auto const extended = read->find("filename*")) head.file_name = extended_value(*extended);
    else if (auto const plain = read->find("filename")) head.file_name = unescaped(*plain);
    if (!head.file_name) return;
    if (head.file_name->size() > file_name_limit) throw BadRequest{"a file's name is too long"};
    head.file_name = basics::one_line(checked_text(*std::move(head.file_name), "a file's name"));
}

void read_header(std::string_view line, PartHead& head, bool& named) {
    auto const colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon)))
        throw BadRequest{"a part's head is broken"};
    auto const name = line.substr(0, colon), value = without_blanks(line.substr(colon + 1));
    if (!is_header_value(value)) throw BadRequest{"a part's head is broken"};
    if (equal_ignoring_case(name, "content-disposition")) {
        if (named) throw BadRequest{"a part of the form has two names"};
        named = true;
        read_disposition(value, head);
    } else if (equal_ignoring_case(name, "content-type")) {
        if (lower(value).starts_with("multipart/"))
            throw BadRequest{"a part of the form has parts"};
        head.content_type = value;
    } else if (equal_ignoring_case(name, "content-transfer-encoding")) {
        auto const encoding = lower(value);
        if (encoding != "7bit" && encoding != "8bit" && encoding != "binary")
            throw BadRequest{"a part of the form is encoded"};
    }
}

PartHead read_part_head(std::string_view text) {
    PartHead head;
    bool named = false;
    while (!text.empty()) {
        auto const end = std::min(text.find("\r\n"), text.size());
        read_header(text.substr(0, end), head, named);
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    if (!named) throw BadRequest{"a part of the form has no name"};
    return head;
}

}

bool is_media_type(std::string_view content_type, std::string_view media_type) {
    return equal_ignoring_case(without_blanks(take_until(content_type, ';')), media_type);
}

Multipart multipart(std::string_view body, std::string_view content_type) {
    Multipart result;
    Parts parts(body, boundary_of(content_type));
    std::size_t count = 0;
    while (auto const part = parts.next()) {
        if (++count > part_limit)
            throw BadRequest{"more than " + std::to_string(part_limit) + " parts"};
        auto const end = part->substr(0, part_head_limit).find("\r\n\r\n");
        if (end == part->npos) throw BadRequest{"a part's head is broken"};
        auto head = read_part_head(part->substr(0, end));
        auto const content = part->substr(end + 4);
        if (!head.file_name)
            result.fields.add(std::move(head.name), checked_text(std::string(content), "a field"));
        else if (!head.file_name->empty() || !content.empty())
            result.uploads.push_back({.field = std::move(head.name),
                                      .file_name = *std::move(head.file_name),
                                      .content_type = std::move(head.content_type),
                                      .content = content});
    }
    return result;
}

}
