// One row is one category.
#include "features/barriers/taxonomy.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace barriers {

namespace {

std::vector<Category> read(resources::Resources const& resources) {
    std::vector<Category> all;
    registers::each(resources, "barrier_taxonomy", [&](registers::Row const& row) {
        Category one{.code = row.text("code"), .parent = row.text("parent"), .names = row.names()};
        for (auto const language : {texts::Language::sv, texts::Language::en, texts::Language::nb})
            one.examples[language] = row.text("example_" + std::string(texts::code(language)));
        all.push_back(std::move(one));
    });
    return all;
}

}

Taxonomy::Taxonomy(resources::Resources const& resources) : Taxonomy(read(resources)) {}

Taxonomy::Taxonomy(std::vector<Category> categories) {
    for (auto& one : categories) {
        bool const is_misplaced = !one.parent.empty() && find(one.parent) == nullptr;
        if (one.code.empty() || find(one.code) != nullptr || is_misplaced)
            throw std::runtime_error("registers/barrier_taxonomy.csv: the code \"" + one.code +
                                     "\" comes twice or before its parent");
        categories_.push_back(std::move(one));
    }
}

Category const* Taxonomy::find(std::string_view code) const {
    auto const found = std::ranges::find(categories_, code, &Category::code);
    return found == categories_.end() ? nullptr : &*found;
}

std::string Taxonomy::top(std::string_view code) const {
    auto const* one = find(code);
    if (one == nullptr) return {};
    return one->parent.empty() ? one->code : one->parent;
}

std::string Taxonomy::name(std::string_view code, texts::Language language) const {
    auto const* one = find(code);
    if (one == nullptr) return {};
    auto const own = std::string(registers::name_in(one->names, language));
    auto const* parent = find(one->parent);
    return parent == nullptr
               ? own
               : std::string(registers::name_in(parent->names, language)) + ": " + own;
}

}
