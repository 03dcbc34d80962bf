// What a feature tells search of its subjects: apart from search itself, which the parts that only
// tell need not know.
#pragma once
#include <functional>
#include <optional>
#include <string_view>

namespace db {
class Reader;
}

namespace search {

struct Document;

/// The subject as search sees it now; nothing when it is gone or nobody should find it.
using Describe = std::function<std::optional<Document>(db::Reader& reader, std::string_view id)>;

}
