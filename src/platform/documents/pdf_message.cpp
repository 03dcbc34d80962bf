// How the PDF process and the program talk: numbers in a row, texts with their lengths.
#include "platform/basics/text.h"
#include "platform/documents/pdf.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

namespace documents {

namespace {

constexpr std::uint32_t text_follows = 0x53564B31, error_follows = 0x53564B32;

void put(std::string& bytes, std::uint32_t number) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(number >> (8 * i));
}

void put(std::string& bytes, float number) { put(bytes, std::bit_cast<std::uint32_t>(number)); }

void put(std::string& bytes, std::string_view text) {
    put(bytes, static_cast<std::uint32_t>(text.size()));
    bytes += text;
}

class Message {
public:
    explicit Message(std::string_view bytes) : rest_(bytes) {}

    std::uint32_t number() {
        if (rest_.size() < 4) {
            short_ = true;
            return 0;
        }
        std::uint32_t value = 0;
        for (int i = 4; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(rest_[static_cast<std::size_t>(i)]);
        rest_.remove_prefix(4);
        return value;
    }

    float place() {
        auto const value = std::bit_cast<float>(number());
        return std::isfinite(value) && std::abs(value) < 1e6F ? value : 0;
    }

    std::string text() {
        std::size_t const size = number();
        if (size > rest_.size()) {
            short_ = true;
            return {};
        }
        auto const text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return basics::normalised(text).value_or(std::string());
    }

    bool whole() const { return rest_.empty() && !short_; }
    bool cut_short() const { return short_; }

private:
    std::string_view rest_;
    bool short_ = false;
};

}

std::string encoded(std::expected<PdfText, DocumentError> const& pdf) {
    std::string bytes;
    if (!pdf) {
        put(bytes, error_follows);
        put(bytes, static_cast<std::uint32_t>(pdf.error()));
        return bytes;
    }
    put(bytes, text_follows);
    put(bytes, pdf->title);
    put(bytes, static_cast<std::uint32_t>(pdf->pages));
    put(bytes, static_cast<std::uint32_t>(pdf->lines.size()));
    for (auto const& line : pdf->lines) {
        put(bytes, static_cast<std::uint32_t>(line.page));
        for (float const place : {line.left, line.right, line.top, line.bottom, line.size})
            put(bytes, place);
        put(bytes, static_cast<std::uint32_t>(line.bold));
        put(bytes, line.text);
    }
    return bytes;
}

std::optional<std::expected<PdfText, DocumentError>> decoded_pdf(std::string_view bytes,
                                                                 DocumentLimits const& limits) {
    Message message(bytes);
    auto const kind = message.number();
    if (kind == error_follows) {
        auto const error = message.number();
        bool const known = error <= static_cast<std::uint32_t>(DocumentError::took_too_long);
        if (!known || !message.whole()) return std::nullopt;
        return std::unexpected(static_cast<DocumentError>(error));
    }
    if (kind != text_follows) return std::nullopt;
    PdfText pdf;
    pdf.title = message.text();
    auto const pages = message.number();
    if (message.cut_short()) return std::nullopt;
    if (pages > limits.pages) return std::unexpected(DocumentError::too_large);
    pdf.pages = static_cast<int>(pages);
    for (auto lines = message.number(); lines > 0 && !message.cut_short(); --lines) {
        PdfLine line;
        auto const page = message.number();
        if (page > pages) return std::nullopt;
        line.page = static_cast<int>(page);
        for (float* place : {&line.left, &line.right, &line.top, &line.bottom, &line.size})
            *place = message.place();
        line.bold = message.number() != 0;
        line.text = message.text();
        pdf.lines.push_back(std::move(line));
    }
    if (!message.whole()) return std::nullopt;
    return pdf;
}

}
