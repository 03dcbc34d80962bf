// A field is twice the number of its words, and one more if it is shown; then, if it is, its
// places. Numbers are written seven bits a byte, so a place is one byte.
#include "platform/fulltext/shape.h"

namespace fulltext {

namespace {

void append(std::string& bytes, std::size_t number) {
    for (; number >= 0x80; number >>= 7U) bytes += static_cast<char>(number | 0x80U);
    bytes += static_cast<char>(number);
}

}

void Places::next_field(bool shown) {
    finish_field();
    shown_ = shown;
}

void Places::add(std::size_t begin) {
    ++words_;
    if (!shown_) return;
    append(field_, begin - last_);
    last_ = begin;
}

void Places::finish_field() {
    if (words_ > 0 || shown_) {
        append(bytes_, words_ * 2 + (shown_ ? 1 : 0));
        bytes_ += field_;
    }
    field_.clear();
    words_ = last_ = 0;
    shown_ = false;
}

std::string const& Places::bytes() {
    finish_field();
    return bytes_;
}

std::size_t Shape::pass(std::size_t words, std::size_t& at) const {
    std::size_t met = 0;
    auto end = at;
    for (auto next = at; next + 1 < sketch_.size(); next += 2) {
        auto const value = sketched_value(sketch_, next);
        bool const further = (value & further_bit) != 0;
        if (value != 0 && !further && met++ == words) return at = end, words;
        if (value != 0) end = next + 2;
    }
    at = end;
    // Of the last word of a sketch that is cut something may be missing.
    return met > 0 && is_cut(sketch_) ? met - 1 : met;
}

Shape::Shape(std::string sketch, std::string places)
    : sketch_(std::move(sketch)), places_(std::move(places)) {
    std::size_t in_marks = 0;
    for (std::size_t at = 0; at < places_.size();) {
        auto const head = Text::number_at(places_, at);
        auto const words = head / 2;
        Field field{.marks = in_marks, .places = at};
        field.words = pass(words, in_marks);
        field.marks_end = in_marks;
        field.known_to = std::numeric_limits<std::size_t>::max();
        if (head % 2 == 0) continue;
        std::size_t begin = 0;
        for (std::size_t word = 0; word < words && at < places_.size(); ++word) {
            begin += Text::number_at(places_, at);
            if (word == field.words) field.known_to = begin;
        }
        field.places_end = at;
        fields_.push_back(field);
    }
}

std::optional<Shape::Text> Shape::text(std::size_t which) const {
    if (which >= fields_.size()) return std::nullopt;
    auto const& field = fields_[which];
    Text text;
    text.marks_ = std::string_view(sketch_).substr(field.marks, field.marks_end - field.marks);
    text.places_ = std::string_view(places_).substr(field.places, field.places_end - field.places);
    text.words_ = field.words;
    text.known_to_ = field.known_to;
    return text;
}

std::size_t Shape::bytes() const {
    return sketch_.capacity() + places_.capacity() + fields_.capacity() * sizeof(Field);
}

}
