// One pass over the page, which knows only tags, quotes and the few elements that hold no elements.
#include "platform/templates/marked.h"

#include <array>

namespace templates {

namespace {

constexpr std::string_view span = "<span lang=\"sv\">", span_end = "</span>",
                           attribute = " lang=\"sv\"";

/// Elements whose content is text alone: they bear the language themselves, or none is told.
struct Bare {
    std::string_view name;
    bool bears_language;
};
constexpr std::array bare_elements = {Bare{"title", true}, Bare{"option", true},
                                      Bare{"textarea", false}, Bare{"script", false},
                                      Bare{"style", false}};

Bare const* bare_element(std::string_view tag) {
    for (auto const& one : bare_elements)
        if (tag.starts_with(one.name) &&
            (tag.size() == one.name.size() || tag[one.name.size()] == ' '))
            return &one;
    return nullptr;
}

class Pass {
public:
    Pass(std::string_view html, LanguageMarks const& marks) : html_(html), marks_(marks) {
        told_.html.reserve(html.size() + 1000);
    }

    Told run() && {
        while (at_ < html_.size()) {
            if (takes(marks_.open)) open();
            else if (takes(marks_.close)) close();
            else letter(html_[at_++]);
        }
        return std::move(told_);
    }

private:
    bool takes(std::string_view mark) {
        if (html_[at_] != mark.front() || html_.substr(at_, mark.size()) != mark) return false;
        at_ += mark.size();
        return true;
    }

    void open() {
        ++told_.fallen_back;
        if (in_tag_) return;
        if (!bare_) {
            told_.html += span;
            return;
        }
        if (bare_->bears_language && told_.html.size() == content_begins_)
            told_.html.insert(content_begins_ - 1, attribute);
    }

    void close() {
        if (!in_tag_ && !bare_) told_.html += span_end;
    }

    void letter(char c) {
        told_.html += c;
        if (in_tag_) {
            if (quote_ != 0) quote_ = c == quote_ ? '\0' : quote_;
            else if (c == '"' || c == '\'') quote_ = c;
            else if (c == '>') end_of_tag();
        } else if (c == '<') {
            in_tag_ = true;
            tag_begins_ = told_.html.size();
        }
    }

    void end_of_tag() {
        in_tag_ = false;
        content_begins_ = told_.html.size();
        auto const tag =
            std::string_view(told_.html).substr(tag_begins_, content_begins_ - tag_begins_ - 1);
        bare_ = tag.starts_with('/') ? nullptr : bare_element(tag);
    }

    std::string_view html_;
    LanguageMarks const& marks_;
    Told told_;
    std::size_t at_ = 0, tag_begins_ = 0, content_begins_ = 0;
    bool in_tag_ = false;
    char quote_ = 0;
    Bare const* bare_ = nullptr;
};

}

Told telling_languages(std::string_view html, LanguageMarks const& marks) {
    return Pass(html, marks).run();
}

}
