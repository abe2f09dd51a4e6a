import { captureBugs } from './capture-bugs';

captureBugs();
