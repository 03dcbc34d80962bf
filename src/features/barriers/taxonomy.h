// What kinds of barriers there are: registers/barrier_taxonomy.csv.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/registers/registers.h"

namespace barriers {

struct Category {
    std::string code = {};    ///< "L", "L1".
    std::string parent = {};  ///< "L" of "L1"; empty for those that have none.
    registers::Names names = {}, examples = {};
};

class Taxonomy {
public:
    /// Throws std::runtime_error, naming the code, when one comes twice or before its parent.
    explicit Taxonomy(resources::Resources const& resources);
    explicit Taxonomy(std::vector<Category> categories);

    /// In the order of the register.
    std::vector<Category> const& all() const { return categories_; }
    /// Null when there is none.
    Category const* find(std::string_view code) const;
    /// "L" of "L1", "T" of "T"; empty for what is no category.
    std::string top(std::string_view code) const;
    /// "Lag och regel: Upphandling"; empty for what is no category.
    std::string name(std::string_view code, texts::Language language) const;

private:
    std::vector<Category> categories_;
};

}
