// The objects of a large JSON file, one at a time.
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

#include "features/knowledge/readers/readers.h"
#include "platform/json/value.h"

namespace knowledge::readers {

/// Calls `take` for each object in the file with the line where it begins: the elements of an
/// array, the elements of the first array of objects within an object ({"value": […]}), lines of
/// JSON, or the only object. Only one object is in memory at a time. A broken one is rejected and
/// the reading goes on with the next. The error is for files that hold no JSON at all. Any
/// encoding; keys and texts are in NFC.
Outcome each_object(std::string_view bytes, Sink& sink,
                    std::function<void(json::Object const& object, std::int64_t line)> const& take);

/// The member's text or number as text, without fillers; empty when absent.
std::string text_of(json::Object const& object, std::string_view name);

/// The member, or null.
json::Value const& member(json::Object const& object, std::string_view name);

/// A value that may be one object or an array of them, as a list of objects.
std::vector<json::Object const*> objects_of(json::Value const& value);

}
