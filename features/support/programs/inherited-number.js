// Preloaded into a program: a library of old has given all objects a property, and `for … in` finds it in each of them.
Object.prototype.bar = 5;
