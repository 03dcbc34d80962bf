// ICU does the work; this file decides what we ask of it.
#include "platform/basics/text.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace basics {

namespace {

icu::Normalizer2 const& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    auto const* normalizer = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
    return *normalizer;
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int>(text.size())));
}

std::string utf8(icu::UnicodeString const& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

std::string composed(icu::UnicodeString const& text) {
    UErrorCode status = U_ZERO_ERROR;
    auto const result = nfc().normalize(text, status);
    if (U_FAILURE(status)) throw std::runtime_error("text could not be normalised");
    return utf8(result);
}

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) || c == 0xFEFF; }

bool is_hidden(UChar32 c) {
    return u_charType(c) == U_FORMAT_CHAR ||
           (u_charType(c) == U_CONTROL_CHAR && !u_isUWhiteSpace(c));
}

std::string converted(std::string_view bytes, char const* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString const text(bytes.data(), static_cast<int>(bytes.size()), encoding);
    if (U_FAILURE(status)) throw std::runtime_error("unknown encoding");
    return composed(text);
}

}

bool is_utf8(std::string_view bytes) {
    int position = 0;
    int const size = static_cast<int>(bytes.size());
    while (position < size) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), position, size, c);
        if (c <= 0) return false;
    }
    return true;
}

std::optional<std::string> normalised(std::string_view bytes) {
    if (!is_utf8(bytes)) return std::nullopt;
    bool const ascii = bytes.find_first_of("\x80\x81\x82\x83") == bytes.npos && [&] {
        for (char c : bytes)
            if (static_cast<unsigned char>(c) >= 0x80) return false;
        return true;
    }();
    return ascii ? std::string(bytes) : composed(unicode(bytes));
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::string_view trimmed(std::string_view text) {
    int begin = 0, end = static_cast<int>(text.size());
    while (begin < end) {
        int next = begin;
        UChar32 c = 0;
        U8_NEXT(text.data(), next, end, c);
        if (c < 0 || !is_space(c)) break;
        begin = next;
    }
    while (end > begin) {
        int previous = end;
        UChar32 c = 0;
        U8_PREV(text.data(), begin, previous, c);
        if (c < 0 || !is_space(c)) break;
        end = previous;
    }
    return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::string folded(std::string_view text) {
    // Most words are ASCII, and every word of every text comes by here.
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        std::string lower(text);
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        return lower;
    }
    auto unicode_text = unicode(text);
    return composed(unicode_text.foldCase());
}

std::string slug(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    auto const* decomposer = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKD data");
    auto const decomposed = decomposer->normalize(unicode(text).toLower(), status);
    std::string result;
    for (int i = 0; i < decomposed.length() && result.size() < 80;
         i = decomposed.moveIndex32(i, 1)) {
        UChar32 const c = decomposed.char32At(i);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += static_cast<char>(c);
        else if (c == 0xF8) result += 'o';
        else if (c == 0xE6) result += "ae";
        else if (u_charType(c) == U_NON_SPACING_MARK) continue;
        else if (!result.empty() && result.back() != '-') result += '-';
    }
    while (!result.empty() && result.back() == '-') result.pop_back();
    return result.empty() ? "x" : result;
}

std::string shortened(std::string_view text, std::size_t characters) {
    if (length(text) <= characters) return std::string(text);
    std::size_t position = 0, last_space = 0;
    for (std::size_t count = 0; position < text.size() && count + 1 < characters; ++count) {
        if (text[position] == ' ' || text[position] == '\n') last_space = position;
        do ++position;
        while (position < text.size() &&
               (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80);
    }
    std::size_t const end = last_space > position / 2 ? last_space : position;
    return std::string(trimmed(text.substr(0, end))) + "…";
}

std::string one_line(std::string_view text) {
    auto const source = unicode(text);
    icu::UnicodeString kept;
    bool space = false;
    for (int i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        UChar32 const c = source.char32At(i);
        if (is_space(c)) space = true;
        else if (!is_hidden(c)) {
            if (space && !kept.isEmpty()) kept.append(u' ');
            space = false;
            kept.append(c);
        }
    }
    return composed(kept);
}

std::string decoded(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    else if (bytes.starts_with("\xFF\xFE")) return converted(bytes.substr(2), "UTF-16LE");
    else if (bytes.starts_with("\xFE\xFF")) return converted(bytes.substr(2), "UTF-16BE");
    if (auto text = normalised(bytes)) return *std::move(text);
    return converted(bytes, "windows-1252");
}

int compare_swedish(std::string_view left, std::string_view right) {
    thread_local std::unique_ptr<icu::Collator> const collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(
            icu::Collator::createInstance(icu::Locale("sv"), status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no Swedish collation");
        return made;
    }();
    UErrorCode status = U_ZERO_ERROR;
    return collator->compareUTF8(icu::StringPiece(left.data(), static_cast<int>(left.size())),
                                 icu::StringPiece(right.data(), static_cast<int>(right.size())),
                                 status);
}

}
