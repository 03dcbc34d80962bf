// The only use of poppler, and the work of the PDF process.
#include "platform/basics/text.h"
#include "platform/confined/confinement.h"
#include "platform/confined/process.h"
#include "platform/documents/pdf.h"

#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <new>
#include <utility>

namespace documents {

using Failure = std::unexpected<DocumentError>;

namespace {

std::string utf8(poppler::ustring const& text) {
    auto const bytes = text.to_utf8();
    return basics::normalised({bytes.data(), bytes.size()}).value_or(std::string());
}

bool is_bold(std::string const& font) {
    auto const contains = [&](char const* word) { return font.find(word) != font.npos; };
    return contains("Bold") || contains("bold") || contains("Black") || contains("Heavy") ||
           contains("Semibold");
}

/// Puts words together into lines.
class Lines {
public:
    explicit Lines(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    void begin_page(int page) {
        end_line();
        page_ = page;
    }

    void add(poppler::text_box const& word) {
        auto text = utf8(word.text());
        if (text.empty()) return;
        auto const box = word.bbox();
        auto const top = static_cast<float>(box.top()), bottom = static_cast<float>(box.bottom());
        auto const left = static_cast<float>(box.left());
        float const middle = (top + bottom) / 2;
        bool const goes_on = !line_.text.empty() && middle > line_.top && middle < line_.bottom &&
                             left >= line_.right - line_.size;
        if (!goes_on) begin_line(left, top, bottom);
        bool const gap = goes_on && left > line_.right + 0.1F * line_.size;
        if (goes_on && (space_ || gap)) line_.text += ' ';
        space_ = word.has_space_after();
        line_.right = std::max(line_.right, static_cast<float>(box.right()));
        line_.top = std::min(line_.top, top);
        line_.bottom = std::max(line_.bottom, bottom);
        note_font(word, text.size());
        line_.text += text;
        bytes_ += text.size() + 1;
    }

    bool too_large() const { return bytes_ > most_bytes_; }

    std::vector<PdfLine> take() {
        end_line();
        return std::move(lines_);
    }

private:
    void begin_line(float left, float top, float bottom) {
        end_line();
        line_ = {.page = page_, .left = left, .right = left, .top = top, .bottom = bottom};
        line_.size = bottom - top;
        bytes_ += sizeof(PdfLine);
    }

    void note_font(poppler::text_box const& word, std::size_t letters) {
        bool const known = word.has_font_info();
        auto const size = known ? word.get_font_size() : static_cast<double>(line_.size);
        auto const tenths =
            std::isfinite(size) ? std::lround(std::clamp(size, 0.0, 1'000.0) * 10) : 0;
        sizes_[tenths] += letters;
        letters_ += letters;
        if (known && is_bold(word.get_font_name())) bold_letters_ += letters;
    }

    void end_line() {
        if (!line_.text.empty()) {
            auto const most =
                std::ranges::max_element(sizes_, {}, [](auto const& s) { return s.second; });
            line_.size = static_cast<float>(most->first) / 10;
            line_.bold = bold_letters_ * 10 > letters_ * 8;
            lines_.push_back(std::exchange(line_, {}));
        }
        sizes_.clear();
        letters_ = bold_letters_ = 0;
        space_ = false;
    }

    std::size_t most_bytes_, bytes_ = 0;
    int page_ = 0;
    PdfLine line_;
    std::map<long, std::size_t> sizes_;
    std::size_t letters_ = 0, bold_letters_ = 0;
    bool space_ = false;
    std::vector<PdfLine> lines_;
};

}

std::expected<PdfText, DocumentError> read_pdf(std::string_view bytes,
                                               DocumentLimits const& limits) {
    poppler::set_debug_error_function([](std::string const&, void*) {}, nullptr);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        return Failure(DocumentError::too_large);
    }
    std::unique_ptr<poppler::document> const document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document) return Failure(DocumentError::damaged);
    if (document->is_locked()) return Failure(DocumentError::protected_by_password);
    PdfText pdf{.title = utf8(document->get_title()), .pages = document->pages()};
    if (pdf.pages <= 0) return Failure(DocumentError::damaged);
    if (static_cast<std::size_t>(pdf.pages) > limits.pages)
        return Failure(DocumentError::too_large);
    Lines lines(limits.text_bytes);
    for (int i = 0; i < pdf.pages; ++i) {
        std::unique_ptr<poppler::page> const page(document->create_page(i));
        if (!page) continue;  // One broken page does not take the others with it.
        lines.begin_page(i);
        for (auto const& word : page->text_list(poppler::page::text_list_include_font)) {
            lines.add(word);
        }
        if (lines.too_large()) return Failure(DocumentError::too_large);
    }
    pdf.lines = lines.take();
    return pdf;
}

static std::expected<PdfText, DocumentError> within_memory(std::string_view bytes,
                                                           DocumentLimits const& limits) {
    try {
        return read_pdf(bytes, limits);
    } catch (std::bad_alloc const&) { return Failure(DocumentError::took_too_long); }
}

int read_pdf_main(int in, int out) {
    DocumentLimits const limits;
    auto const bytes = confined::read_whole(in, limits.file_bytes);
    // What poppler needs from the system, it takes before it is cut off from it.
    (void)poppler::ustring::from_utf8("å").to_utf8();
    confined::confine_this_process();
    confined::write_whole(out, encoded(within_memory(bytes, limits)));
    return 0;
}

}
