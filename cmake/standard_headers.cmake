# The standard library's headers that most files include, taken apart once for all of them
# (docs/decisions/0007). A file still includes what it uses: the sanitizers' presets are built
# without this, and do not compile what forgets.
add_library(samverk_standard_headers OBJECT ${PROJECT_SOURCE_DIR}/cmake/standard_headers.cpp)
target_link_libraries(samverk_standard_headers PRIVATE samverk_options)

set(SAMVERK_PRECOMPILES OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT SAMVERK_SANITIZE)
  set(SAMVERK_PRECOMPILES ON)
  target_precompile_headers(samverk_standard_headers PRIVATE
    <algorithm> <array> <charconv> <chrono> <condition_variable> <cstddef> <cstdint> <cstdio> <deque>
    <expected> <filesystem> <fstream> <functional> <iostream> <map> <memory> <mutex> <optional>
    <ranges> <set> <span> <sstream> <stdexcept> <stop_token> <string> <string_view> <thread> <tuple>
    <unordered_map> <unordered_set> <utility> <variant> <vector>)
  # ccache has to see which precompiled header a file was compiled with.
  target_compile_options(samverk_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
endif()

# Called for each target that compiles C++. Precompiled headers fit files that are compiled in the same
# way only: a program's are then position independent as a library's (-fPIC), not as a program's (-fPIE).
function(samverk_precompiled target)
  if(SAMVERK_PRECOMPILES)
    target_precompile_headers(${target} REUSE_FROM samverk_standard_headers)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "EXECUTABLE")
      set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
      target_compile_options(${target} PRIVATE -fPIC)
    endif()
  endif()
endfunction()
