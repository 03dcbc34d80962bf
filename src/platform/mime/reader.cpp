// A message by GMime: who wrote it, to whom, and its text. The only place that knows GMime.
#include <gmime/gmime.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>

#include "platform/basics/text.h"
#include "platform/documents/html.h"
#include "platform/mime/mime.h"
#include "platform/mime/warmed.h"

namespace mime {

namespace {

/// Parts within parts; real mail has three or four.
constexpr int most_deep = 20;
constexpr std::size_t most_addresses = 200;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Held = std::unique_ptr<Object, Unref>;

/// UTF-8 whatever it was: mail programs say one character set and write another.
std::string utf8(std::string_view bytes) {
    auto const text = basics::is_utf8(bytes) ? std::string(bytes) : basics::decoded(bytes);
    auto tidy = basics::normalised(text).value_or(std::string());
    std::erase(tidy, '\r');
    std::erase(tidy, '\0');
    return tidy;
}

std::string utf8(char const* text) { return text ? utf8(std::string_view(text)) : std::string(); }

std::string lower(char const* text) { return basics::folded(utf8(text)); }

class Reading {
public:
    explicit Reading(GMimeMessage* message) : message_(message) {}

    Mail mail() {
        Mail found{.id = utf8(g_mime_message_get_message_id(message_))};
        sender(found);
        found.to = receivers();
        found.machine = machine(found);
        if (auto* body = g_mime_message_get_mime_part(message_)) walk(body, 0);
        found.text = basics::trimmed(plain_).empty() ? text_of_page(page_) : std::move(plain_);
        if (basics::length(found.text) > most_text)
            found.text = basics::shortened(found.text, most_text);
        found.files = files_;
        return found;
    }

private:
    std::string header(char const* name) {
        return lower(g_mime_object_get_header(GMIME_OBJECT(message_), name));
    }

    /// Of several writers nobody can be told: then it has none.
    void sender(Mail& found) {
        auto* list = g_mime_message_get_from(message_);
        if (!list || internet_address_list_length(list) != 1) return;
        auto* one = internet_address_list_get_address(list, 0);
        if (!INTERNET_ADDRESS_IS_MAILBOX(one)) return;
        found.from = utf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
        found.from_name = basics::one_line(utf8(internet_address_get_name(one)));
    }

    std::vector<std::string> receivers() {
        std::vector<std::string> all;
        auto* headers = g_mime_object_get_header_list(GMIME_OBJECT(message_));
        for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
            auto* one = g_mime_header_list_get_header_at(headers, i);
            auto const what = lower(g_mime_header_get_name(one));
            if (what != "to" && what != "cc" && what != "delivered-to" && what != "x-original-to" &&
                what != "envelope-to")
                continue;
            char const* raw = g_mime_header_get_raw_value(one);
            if (auto* list = internet_address_list_parse(nullptr, raw ? raw : "")) {
                add(Held<InternetAddressList>(list).get(), all, 0);
            }
        }
        return all;
    }

    void add(InternetAddressList* list, std::vector<std::string>& all, int deep) {
        for (int i = 0; i < internet_address_list_length(list); ++i) {
            auto* one = internet_address_list_get_address(list, i);
            if (all.size() >= most_addresses || deep > most_deep) return;
            if (INTERNET_ADDRESS_IS_MAILBOX(one))
                all.push_back(
                    utf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one))));
            else if (INTERNET_ADDRESS_IS_GROUP(one))
                if (auto* inner = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)))
                    add(inner, all, deep + 1);
        }
    }

    Machine machine(Mail const& mail) {
        auto* body = g_mime_message_get_mime_part(message_);
        auto* type = body ? g_mime_object_get_content_type(body) : nullptr;
        auto const from = basics::folded(mail.from);
        bool const is_report = type && g_mime_content_type_is_type(type, "multipart", "report");
        bool const is_server =
            from.starts_with("mailer-daemon@") || from.starts_with("postmaster@");
        if (is_report || is_server || header("Return-Path") == "<>") return Machine::bounce;
        auto const submitted = header("Auto-Submitted");
        auto const precedence = header("Precedence");
        bool const says_so = (!submitted.empty() && !submitted.starts_with("no")) ||
                             !header("X-Autoreply").empty() || !header("X-Autorespond").empty() ||
                             precedence == "auto_reply";
        if (says_so) return Machine::automatic;
        bool const is_list = !header("List-Id").empty() || precedence == "bulk" ||
                             precedence == "list" || precedence == "junk";
        return is_list ? Machine::list : Machine::no;
    }

    void walk(GMimeObject* part, int deep) {
        if (deep > most_deep) return;
        if (GMIME_IS_MULTIPART(part)) {
            auto* many = GMIME_MULTIPART(part);
            for (int i = 0; i < g_mime_multipart_get_count(many); ++i)
                if (auto* one = g_mime_multipart_get_part(many, i)) walk(one, deep + 1);
        } else if (GMIME_IS_PART(part)) take(part);
        else ++files_;  // A message within the message.
    }

    void take(GMimeObject* part) {
        auto* type = g_mime_object_get_content_type(part);
        bool const is_plain = type && g_mime_content_type_is_type(type, "text", "plain");
        bool const is_page = type && g_mime_content_type_is_type(type, "text", "html");
        char const* place = g_mime_object_get_disposition(part);
        bool const is_file = (place && lower(place) == "attachment") || !(is_plain || is_page);
        if (is_file) ++files_;
        // Some programs part the text where a picture stands in it.
        else if (is_plain)
            plain_ += (plain_.empty() ? "" : "\n\n") + content(GMIME_PART(part), type);
        else if (page_.empty()) page_ = content(GMIME_PART(part), type);
    }

    static std::string content(GMimePart* part, GMimeContentType* type) {
        auto* wrapper = g_mime_part_get_content(part);
        if (!wrapper) return {};
        Held<GMimeStream> const out(g_mime_stream_mem_new());
        g_mime_data_wrapper_write_to_stream(wrapper, out.get());
        auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
        if (!bytes || bytes->len == 0) return {};
        auto text = utf8(std::string_view(reinterpret_cast<char const*>(bytes->data), bytes->len));
        bool const is_flowed = lower(g_mime_content_type_get_parameter(type, "format")) == "flowed";
        return is_flowed ? unflowed(text) : text;
    }

    /// RFC 3676: a line that ends with a space goes on in the next one of the same depth.
    static std::string unflowed(std::string_view text) {
        std::string all;
        while (!text.empty()) {
            auto const end = std::min(text.find('\n'), text.size());
            auto const line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            bool const goes_on = line.ends_with(' ') && line != "-- " && !line.starts_with('>') &&
                                 !text.starts_with('>') && !text.starts_with("-- \n");
            all += line;
            if (!goes_on) all += '\n';
        }
        return all;
    }

    /// A page's paragraphs as lines, up to where its program put what it answers.
    static std::string text_of_page(std::string const& page) {
        auto lowered = page;
        std::ranges::transform(lowered, lowered.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        auto end = page.size();
        for (auto const* mark :
             {"<blockquote", "gmail_quote", "divrplyfwdmsg", "<div id=\"appendonsend"})
            end = std::min(end, lowered.find(mark));
        // Back to the beginning of a tag that the mark stands in.
        if (end < page.size() && page[end] != '<') end = page.rfind('<', end);
        auto const read = documents::read_html(page.substr(0, std::min(end, page.size())));
        std::string all;
        if (read)
            for (auto const& block : read->blocks) all += block.text + "\n\n";
        return all;
    }

    GMimeMessage* message_;
    std::string plain_, page_;
    std::int64_t files_ = 0;
};

}

void warm_up() {
    constexpr std::array sets = {"iso-8859-1", "iso-8859-15", "windows-1252", "us-ascii", "utf-8"};
    static std::once_flag once;
    // Kept open for good: what they loaded stays loaded.
    static std::array<iconv_t, sets.size()> kept = {};
    std::call_once(once, [&] {
        g_mime_init();
        for (std::size_t i = 0; i < sets.size(); ++i) kept.at(i) = iconv_open("UTF-8", sets.at(i));
    });
}

std::expected<Mail, Failure> read_here(std::string_view bytes) {
    warm_up();
    Held<GMimeStream> const stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    Held<GMimeParser> const parser(g_mime_parser_new_with_stream(stream.get()));
    Held<GMimeMessage> const message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) return std::unexpected(Failure::no_mail);
    auto mail = Reading(message.get()).mail();
    if (mail.from.empty() && mail.to.empty() && mail.text.empty())
        return std::unexpected(Failure::no_mail);
    return mail;
}

}
