@browser
Feature: Any name, any tag, any browser
  Names and tags are texts of any language, and browsers differ in what they can do. Neither may take a part of the page
  away from its reader.

  Rule: Search finds a word in whatever way it is written, and lights up what it found

    # The names are those of scenarios, of which each has one. What is lit up is the part of the name that was found.
    Scenario: Words of any language
      Given Ada reads the page of scenarios called:
        | İİİİ istanbul       |
        | STRASSE und Straße  |
        | Café, au lait       |
        | ein ﬃger Tag        |
        | 東京で会う          |
        | a 👩‍👩‍👧 family       |
        | שָׁלוֹם Ada         |
        | ΟΔΟΣ and οδος       |
        | ｆｕｌｌ width      |
        | soft­hyphen         |
        | 한국어              |
        | か and が           |
        | ZIGZAG diyarbakır   |
      Then each of these words shows her its scenario alone, and lights it up:
        | word       | scenario           | lit up         |
        | istanbul   | İİİİ istanbul      | istanbul       |
        | ISTANBUL   | İİİİ istanbul      | istanbul       |
        | iiii       | İİİİ istanbul      | İİİİ           |
        | strasse    | STRASSE und Straße | STRASSE Straße |
        | STRAẞE     | STRASSE und Straße | STRASSE Straße |
        | cafe       | Café, au lait      | Café           |
        | ffi        | ein ﬃger Tag       | ﬃ              |
        | 京で       | 東京で会う         | 京で           |
        | 👩‍👩‍👧        | a 👩‍👩‍👧 family      | 👩‍👩‍👧            |
        | שלום       | שָׁלוֹם Ada        | שָׁלוֹם        |
        | οδοσ       | ΟΔΟΣ and οδος      | ΟΔΟΣ οδος      |
        | full       | ｆｕｌｌ width     | ｆｕｌｌ       |
        | softhyphen | soft­hyphen        | soft­hyphen    |
        | 한국       | 한국어             | 한국           |
        | が         | か and が          | が             |
        | DIYARBAKIR | ZIGZAG diyarbakır  | diyarbakır     |

  Rule: A tag leads to what bears it, and an address to its place, whatever they are made of

    Scenario: Tags of any signs
      Given Ada reads the page of scenarios that are called by their tags:
        | @owner(ada)    |
        | @100%          |
        | @back\\slash    |
        | @it's "quoted" |
        | @with blank    |
        | @a&b=c#d?e+f,g |
        | @and           |
        | @größe:żółw    |
        | @<b>           |
        | @__proto__     |
      Then each tag that she follows shows her its scenario alone

    Scenario: Addresses of any signs
      Given Ada has the page of a shop
      Then she sees all scenarios, and every part of the page works, at each of these addresses:
        | #100%             |
        | #%E0%A4%A         |
        | #no such "part"'  |
        | ?utm=%&x=%F0%9F   |

    Scenario: A scenario with half a character in its name and its tag
      Given the page of a scenario called "half" in which all of its characters are halves
      Then the page says "�"

  Rule: A part that cannot begin leaves the others alone

    Scenario: Browsers that lack something
      Given Ada has the page of a shop
      Then every part of the page works in a browser of each of these kinds, but for what it takes:
        | has no               | takes     |
        | IntersectionObserver | following |
        | ResizeObserver       |           |
        | Highlight            |           |
        | matchMedia           | unfolding |
        | localStorage         |           |
        | replaceState         |           |
        | clipboard            |           |
